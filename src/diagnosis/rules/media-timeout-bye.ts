import { firstBye, reasonsIn, sinceAnswer } from '../dialog-facts.ts';
import { mediaTimeoutText } from '../reason-text.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

export const mediaTimeoutBye: Rule = {
  id: 'media-timeout-bye',
  severity: 'error',
  reference: 'RFC 3326 2',
  kind: 'also',
  outcomes: ['answered'],
  check(call) {
    const bye = firstBye(call);
    if (bye === null || bye.message === null) return null;
    const said = mediaTimeoutText(reasonsIn(bye));
    if (said === null) return null;
    const after = sinceAnswer(call, bye);
    return {
      confidence: 'certain',
      evidence: [bye],
      values: { sender: bye.sender, after: seconds(after), said },
      seen: after >= 0 ? 'timed' : 'untimed',
    };
  },
  text: {
    en: {
      title: 'Ended because no media came',
      seen: {
        timed: '{sender} ended the call {after} s after the answer, with the reason "{said}".',
        untimed: '{sender} ended the call with the reason "{said}".',
      },
      advice:
        'Find out why RTP did not reach the side that hung up: an address in the SDP that cannot be reached, a firewall, one-way audio. Hold and silence suppression without keepalives look the same to its timer.',
    },
    es: {
      title: 'Terminada porque no llegaba audio',
      seen: {
        timed: '{sender} terminó la llamada {after} s después de contestada, con el motivo «{said}».',
        untimed: '{sender} terminó la llamada con el motivo «{said}».',
      },
      advice:
        'Averigüe por qué el RTP no llegó al lado que colgó: una dirección inalcanzable en el SDP, un cortafuegos, audio en un solo sentido. La retención y la supresión de silencios sin paquetes de mantenimiento le parecen lo mismo a su temporizador.',
    },
  },
};
