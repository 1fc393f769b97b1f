import { hasOwnRule } from '../refusal-texts.ts';
import { shortText } from '../short-text.ts';
import { credentialsIn } from '../auth-rounds.ts';
import type { Rule } from './rule.ts';

export const forbiddenAfterAuth: Rule = {
  id: 'forbidden-after-auth',
  severity: 'error',
  reference: 'RFC 3261 21.4.4',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [403],
  check(call) {
    const { final } = call;
    if (final === null || final.code !== 403 || !final.transaction.hasCredentials || hasOwnRule(final)) return null;
    const request = call.requestOf(final.transaction);
    if (request === null) return null;
    const [credentials] = [...credentialsIn(request, 407), ...credentialsIn(request, 401)];
    return {
      confidence: 'likely',
      evidence: [final, request],
      values: { peer: final.sender, user: shortText(credentials?.params.get('username')) },
      seen: credentials === undefined ? 'unnamed' : 'named',
    };
  },
  text: {
    en: {
      title: 'Forbidden although credentials were sent (403)',
      seen: {
        named: '{peer} answered the INVITE with credentials of user {user} by 403.',
        unnamed: '{peer} answered the INVITE with credentials by 403.',
      },
      advice:
        'Check what the account may do: destination, caller ID that it does not own, source address, barring. Check the password too: some servers hide a wrong one behind 403.',
      caveat: 'Whoever checked the credentials may have accepted them, and the 403 may come from behind it.',
    },
    es: {
      title: 'Prohibido aunque se enviaron credenciales (403)',
      seen: {
        named: '{peer} respondió 403 al INVITE con credenciales del usuario {user}.',
        unnamed: '{peer} respondió 403 al INVITE con credenciales.',
      },
      advice:
        'Revise qué permite la cuenta: destino, identificador de llamante que no le pertenece, dirección de origen, restricciones. Revise también la contraseña: algunos servidores ocultan una incorrecta tras un 403.',
      caveat: 'Quien comprobó las credenciales pudo aceptarlas, y el 403 puede venir de más allá.',
    },
  },
};
