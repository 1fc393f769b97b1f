import { isRinging } from '../outcome.ts';
import { hasOwnRule } from '../refusal-texts.ts';
import { shortText } from '../short-text.ts';
import type { Rule } from './rule.ts';

export const forbiddenNoChallenge: Rule = {
  id: 'forbidden-no-challenge',
  severity: 'error',
  reference: 'RFC 3261 21.4.4',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [403],
  check(call) {
    const { final } = call;
    if (final === null || final.code !== 403 || final.transaction.hasCredentials || hasOwnRule(final)) return null;
    // Who let it ring knew the caller.
    if (call.responsesIn(final.transaction).some(({ code }) => isRinging(code))) return null;
    const request = call.requestOf(final.transaction);
    if (request === null || call.messages.some((m) => isChallenge(m.code) && m.source === final.source)) return null;
    const number = shortText(call.dialled);
    return {
      confidence: 'likely',
      evidence: [final, request],
      values: { peer: final.sender, caller: request.sender, number },
      seen: number === '?' ? 'nowhere' : 'number',
    };
  },
  text: {
    en: {
      title: 'Forbidden at once, without asking for credentials (403)',
      seen: {
        number: '{peer} refused the INVITE of {caller} to {number} by 403 and asked for no credentials.',
        nowhere: '{peer} refused the INVITE of {caller} by 403 and asked for no credentials.',
      },
      advice:
        'Is the account or trunk of the caller set up there, and its source address on the list? If other calls from it pass: is the number, country or caller ID blocked?',
      caveat: 'A proxy passes on unchanged a 403 that arose further away.',
    },
    es: {
      title: 'Prohibido de inmediato, sin pedir credenciales (403)',
      seen: {
        number: '{peer} rechazó con 403 el INVITE de {caller} a {number} sin pedir credenciales.',
        nowhere: '{peer} rechazó con 403 el INVITE de {caller} sin pedir credenciales.',
      },
      advice:
        '¿Está dada de alta allí la cuenta o el enlace (trunk) del llamante, y su dirección de origen en la lista? Si otras llamadas suyas pasan: ¿está bloqueado el número, el país o el identificador de llamante?',
      caveat: 'Un proxy reenvía sin cambios un 403 que surgió más lejos.',
    },
  },
};

function isChallenge(code: number): boolean {
  return code === 401 || code === 407;
}
