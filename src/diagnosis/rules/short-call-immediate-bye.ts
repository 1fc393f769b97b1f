import { METHOD } from '../../sip/methods.ts';
import { areFine, firstBye, hasMethod, sinceAnswer } from '../dialog-facts.ts';
import { seconds } from '../rule-values.ts';
import { sideOf } from '../side-of.ts';
import type { Rule } from './rule.ts';

/** Who answers does not hang up so soon. */
const CALLEE_MICROS = 3e6;
/** Who calls may; sooner than this, no human has heard anything. */
const CALLER_MICROS = 0.4e6;

export const shortCallImmediateBye: Rule = {
  id: 'short-call-immediate-bye',
  severity: 'info',
  reference: 'RFC 3261 15',
  kind: 'also',
  outcomes: ['answered'],
  check(call) {
    const { byeMicros } = call.call;
    const answerMicros = call.verdict.final?.firstMicros ?? Number.NaN;
    const talk = byeMicros - answerMicros;
    if (!(talk >= 0 && talk < CALLEE_MICROS) || !areFine(byeMicros, answerMicros)) return null;
    const bye = firstBye(call);
    // A 200 that crossed a CANCEL is ended at once by rule (RFC 3261 9.1); a BYE with a reason tells it.
    if (bye === null || bye.message !== null || hasMethod(call, METHOD.CANCEL)) return null;
    const side = sideOf(call, bye);
    if (side === null || (side === 'caller' && talk >= CALLER_MICROS)) return null;
    return {
      confidence: 'possible',
      evidence: [bye, call.told],
      values: { sender: bye.sender, after: seconds(sinceAnswer(call, bye)) },
      seen: side,
    };
  },
  text: {
    en: {
      title: 'Answered and ended at once',
      seen: {
        callee: 'The callee ({sender}) hung up {after} s after it had answered.',
        caller: 'The caller ({sender}) hung up {after} s after the answer.',
      },
      advice:
        'One is nothing. Many to one destination: an answering machine, fax or robot that is recognised, false answers that are billed, or a leg behind a PBX that fails. Look at who hangs up, and whether media came.',
      caveat: 'Tests and wrong numbers look the same.',
    },
    es: {
      title: 'Contestada y terminada al instante',
      seen: {
        callee: 'El llamado ({sender}) colgó {after} s después de haber contestado.',
        caller: 'El llamante ({sender}) colgó {after} s después de contestarse la llamada.',
      },
      advice:
        'Una sola no es nada. Muchas a un mismo destino: un contestador, fax o robot reconocido, respuestas falsas que se tarifican, o un tramo tras una centralita que falla. Mire quién cuelga y si hubo audio.',
      caveat: 'Las pruebas y los números equivocados se ven igual.',
    },
  },
};
