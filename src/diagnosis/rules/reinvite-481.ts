import { firstBye, sinceAnswer } from '../dialog-facts.ts';
import { midCallOf } from '../mid-call.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

export const reinvite481: Rule = {
  id: 'reinvite-481',
  severity: 'error',
  reference: 'RFC 3261 12.2.1.2',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'mid-call',
  check(call) {
    if (call.call.shed !== null) return null;
    const all = midCallOf(call);
    const refused = all.find(({ final }) => final?.code === 481);
    if (!refused) return null;
    const { request } = refused;
    const final = refused.final!;
    // One that worked later shows that the call was known after all.
    if (all.some((m) => m.final !== null && m.final.code < 300 && !(m.request.micros <= request.micros))) return null;
    const bye = firstBye(call);
    // A call that is being ended is not known any more.
    if (bye !== null && !(bye.micros > final.micros)) return null;
    return {
      confidence: 'certain',
      evidence: [final, request, bye],
      values: {
        method: request.method === 'INVITE' ? 're-INVITE' : request.method,
        sender: request.sender,
        peer: final.sender,
        after: seconds(sinceAnswer(call, request)),
        left: bye === null ? '?' : seconds(bye.micros - final.micros),
      },
      seen: bye === null ? 'open' : 'ended',
    };
  },
  text: {
    en: {
      title: 'Re-INVITE or UPDATE refused with 481: the other side does not know the call',
      seen: {
        ended:
          '{after} s after the answer {peer} refused the {method} of {sender} with 481: it has no such call; {left} s later it was ended.',
        open: '{after} s after the answer {peer} refused the {method} of {sender} with 481: it has no such call.',
      },
      advice:
        'Find out how the call ended there before: a BYE that was lost, a restart, a failover to a server without its state, a wrong route after one. Compare Call-ID and both tags with those of the 200.',
    },
    es: {
      title: 'Re-INVITE o UPDATE rechazado con 481: el otro lado no conoce la llamada',
      seen: {
        ended:
          '{after} s después de contestada, {peer} rechazó el {method} de {sender} con 481: no tiene tal llamada; {left} s después se terminó.',
        open: '{after} s después de contestada, {peer} rechazó el {method} de {sender} con 481: no tiene tal llamada.',
      },
      advice:
        'Averigüe cómo terminó antes allí: un BYE que se perdió, un reinicio, una conmutación a un servidor sin su estado, una ruta errónea tras ella. Compare el Call-ID y ambos tags con los del 200.',
    },
  },
};
