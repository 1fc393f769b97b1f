import { authStory, nonceOf } from '../auth-rounds.ts';
import { shortText } from '../short-text.ts';
import { strippedCredentials } from '../stripped-credentials.ts';
import type { Rule } from './rule.ts';

export const sameNonceLoop: Rule = {
  id: 'same-nonce-loop',
  severity: 'error',
  reference: 'RFC 3261 22.1',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [401, 407],
  check(call) {
    const story = authStory(call);
    if (story === null || story.end !== 'repeated' || strippedCredentials(call) !== null) return null;
    const { last, refused } = story;
    const same = refused.filter(({ given }) => nonceOf(given!) === nonceOf(last.given!));
    const isSameCseq = same.every(
      ({ request }) => request.transaction.cseqNumber === last.request.transaction.cseqNumber,
    );
    return {
      confidence: 'likely',
      evidence: [...same.map(({ request }) => request).reverse(), last.challenge],
      values: {
        caller: last.request.sender,
        peer: last.challenge.sender,
        realm: shortText(last.asked.params.get('realm')),
        count: same.length,
      },
      seen: isSameCseq ? 'cseq' : 'again',
    };
  },
  text: {
    en: {
      title: 'The same credentials sent again and again for the same nonce',
      seen: {
        again:
          '{caller} sent the same credentials for realm {realm} {count} times, and {peer} asked each time again with the same nonce.',
        cseq: '{caller} sent the same credentials for realm {realm} {count} times without raising CSeq, and {peer} asked each time again with the same nonce.',
      },
      advice:
        'Compare the INVITE that leaves the caller with the one that reaches the server: is the header with the credentials still there? Does the caller raise CSeq? Otherwise check the password.',
      caveat:
        'A wrong password looks the same where the server does not change its nonce and the caller does not give up.',
    },
    es: {
      title: 'Las mismas credenciales una y otra vez para el mismo nonce',
      seen: {
        again:
          '{caller} envió {count} veces las mismas credenciales para el realm {realm}, y {peer} volvió a pedirlas cada vez con el mismo nonce.',
        cseq: '{caller} envió {count} veces las mismas credenciales para el realm {realm} sin incrementar el CSeq, y {peer} volvió a pedirlas cada vez con el mismo nonce.',
      },
      advice:
        'Compare el INVITE que sale del llamante con el que llega al servidor: ¿sigue ahí la cabecera con las credenciales? ¿Incrementa el llamante el CSeq? Si todo está bien, revise la contraseña.',
      caveat: 'Una contraseña incorrecta se ve igual cuando el servidor no cambia el nonce y el llamante no desiste.',
    },
  },
};
