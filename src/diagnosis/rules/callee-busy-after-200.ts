import type { ReasonValue } from '../../sip/grammar.ts';
import { firstBye, reasonsIn, sinceAnswer } from '../dialog-facts.ts';
import { seconds } from '../rule-values.ts';
import { sideOf } from '../side-of.ts';
import type { Rule } from './rule.ts';

/** Q.850: no number, no route, busy, no answer, rejected, changed, out of order: only of a call that is being set up. */
const OF_SET_UP: ReadonlySet<number> = new Set([1, 2, 3, 17, 18, 19, 20, 21, 22, 27, 28]);
/** Q.850: no circuit, network out of order, temporary failure, congestion, no channel, no resource: of any call, but at once hardly of this one. */
const OF_NETWORK: ReadonlySet<number> = new Set([34, 38, 41, 42, 44, 47]);
/** Final codes of the leg behind, passed on as `SIP;cause=`. */
const OF_LEG: ReadonlySet<number> = new Set([
  403, 404, 410, 480, 484, 486, 488, 500, 502, 503, 504, 600, 603, 604, 606,
]);
const SET_UP_MICROS = 60e6;
const AT_ONCE_MICROS = 5e6;

export const calleeBusyAfter200: Rule = {
  id: 'callee-busy-after-200',
  severity: 'warning',
  reference: 'RFC 3326 2',
  kind: 'also',
  outcomes: ['answered'],
  check(call) {
    const bye = firstBye(call);
    if (bye === null || bye.message === null) return null;
    const after = sinceAnswer(call, bye);
    if (!(after >= 0 && after <= SET_UP_MICROS)) return null;
    const reason = reasonsIn(bye).find((value) => tells(value, after));
    if (reason === undefined || sideOf(call, bye) !== 'callee') return null;
    const { protocol, cause, text } = reason;
    return {
      confidence: 'likely',
      evidence: [bye, call.told],
      values: {
        sender: bye.sender,
        after: seconds(after),
        reason: `${protocol} ${cause}${text === null ? '' : ` (${text.slice(0, 60)})`}`,
      },
    };
  },
  text: {
    en: {
      title: 'Answered by a system, but what lay behind it was busy or not reached',
      seen: '{sender} answered and ended the call {after} s later with the reason {reason}: that of a leg behind it which failed.',
      advice:
        'The PBX or gateway answers before its own next leg is answered, which hides the real code and may be billed. Let it pass on 18x and the final code instead of answering early.',
      caveat: 'Some products put a wrong cause into the BYE of an ordinary end.',
    },
    es: {
      title: 'Contestó un sistema, pero lo que había detrás estaba ocupado o no se alcanzó',
      seen: '{sender} contestó y terminó la llamada {after} s después con el motivo {reason}: el de un tramo posterior que falló.',
      advice:
        'La centralita o pasarela contesta antes de que conteste su propio tramo siguiente, lo que oculta el código verdadero y puede tarificarse. Haga que transmita los 18x y el código final en lugar de contestar antes.',
      caveat: 'Algunos productos ponen una causa equivocada en el BYE de un final normal.',
    },
  },
};

function tells({ protocol, cause }: ReasonValue, afterMicros: number): boolean {
  if (cause === null) return false;
  const name = protocol.toUpperCase();
  if (name === 'SIP') return OF_LEG.has(cause);
  return name === 'Q.850' && (OF_SET_UP.has(cause) || (OF_NETWORK.has(cause) && afterMicros <= AT_ONCE_MICROS));
}
