import { byeOfRefusal } from '../bye-facts.ts';
import { seconds } from '../rule-values.ts';
import { sinceAnswer } from '../dialog-facts.ts';
import type { Rule } from './rule.ts';

export const bye481: Rule = {
  id: 'bye-481',
  severity: 'warning',
  reference: 'RFC 3261 15.1.2',
  kind: 'also',
  outcomes: ['answered'],
  check(call) {
    const found = byeOfRefusal(call, 481);
    if (found === null) return null;
    const { bye, refusal } = found;
    const after = sinceAnswer(call, bye);
    return {
      confidence: 'certain',
      evidence: [refusal, bye],
      values: { sender: bye.sender, peer: refusal.sender, after: seconds(after) },
      seen: after >= 0 ? 'timed' : 'untimed',
    };
  },
  text: {
    en: {
      title: 'BYE refused with 481: the other side does not know the call',
      seen: {
        timed: '{sender} ended the call {after} s after the answer, but {peer} said 481: it has no such call.',
        untimed: '{sender} ended the call, but {peer} said 481: it has no such call.',
      },
      advice:
        'Find out how the call ended there before: a BYE of its own that was lost, a restart, a failover to a server without its state. Compare Call-ID and both tags of the BYE with those of the 200.',
    },
    es: {
      title: 'BYE rechazado con 481: el otro lado no conoce la llamada',
      seen: {
        timed:
          '{sender} terminó la llamada {after} s después de contestada, pero {peer} respondió 481: no tiene tal llamada.',
        untimed: '{sender} terminó la llamada, pero {peer} respondió 481: no tiene tal llamada.',
      },
      advice:
        'Averigüe cómo terminó antes allí: un BYE propio que se perdió, un reinicio, una conmutación a un servidor sin su estado. Compare el Call-ID y ambos tags del BYE con los del 200.',
    },
  },
};
