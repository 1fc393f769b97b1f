import { shortText } from '../short-text.ts';
import { strippedCredentials } from '../stripped-credentials.ts';
import type { Rule } from './rule.ts';

export const authStripped: Rule = {
  id: 'auth-stripped',
  severity: 'error',
  reference: 'RFC 3261 22.3',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [401, 407],
  check(call) {
    const lost = strippedCredentials(call);
    if (lost === null) return null;
    return {
      confidence: 'certain',
      evidence: [lost.without, lost.with, lost.challenge],
      values: {
        hop: lost.with.receiver,
        peer: lost.challenge.sender,
        realm: shortText(lost.asked.params.get('realm')),
        code: lost.challenge.code,
      },
    };
  },
  text: {
    en: {
      title: 'A hop removed the credentials',
      seen: 'Credentials for realm {realm} reached {hop} and were gone when it passed the INVITE on; {peer} asked for them again ({code}).',
      advice:
        'Find the rule on that hop that removes Authorization or Proxy-Authorization, and let other realms through.',
    },
    es: {
      title: 'Un salto quitó las credenciales',
      seen: 'Las credenciales del realm {realm} llegaron a {hop} y ya no estaban cuando reenvió el INVITE; {peer} volvió a pedirlas ({code}).',
      advice:
        'Busque en ese salto la regla que quita Authorization o Proxy-Authorization y deje pasar las de otros realms.',
    },
  },
};
