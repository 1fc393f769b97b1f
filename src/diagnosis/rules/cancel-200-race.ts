import type { Transaction } from '../../calls/transaction.ts';
import { callersCancel } from '../cancels.ts';
import { comesBefore, isLongPast } from '../case-order.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** 64*T1: a callee that gets no ACK ends the call by then (RFC 3261 13.3.1.4). */
const PATIENCE_MICROS = 32e6;
const ENDING: ReadonlySet<string> = new Set(['ACK', 'CANCEL', 'BYE']);
/** Two messages under way at once: within the longest delays of networks. */
const CROSSING_MICROS = 2e6;

export const cancel200Race: Rule = {
  id: 'cancel-200-race',
  severity: 'info',
  reference: 'RFC 3261 9.1, 15',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'cancel',
  check(call) {
    const cancel = callersCancel(call);
    const answer = cancel && call.finalOf(cancel.invite);
    if (cancel === null || answer === null || answer.code >= 300) return null;
    // Some send the INVITE on several ways and cancel all but one.
    const { viaCount } = cancel.invite.transaction;
    if (call.call.invites.some((t) => isOpen(t) && t !== cancel.invite.transaction && t.viaCount === viaCount))
      return null;
    // Nor is it a ghost when somebody goes on with it.
    if (call.messages.some((m) => m.isRequest && !ENDING.has(m.method) && comesBefore(answer, m))) return null;
    const [bye] = call.inDialog('BYE');
    const wait = answer.micros - cancel.request.micros;
    // Without times nobody knows; and who sends CANCEL long after the 200 has another fault.
    if (!(wait >= -CROSSING_MICROS)) return null;
    if (bye === undefined && !isLongPast(answer, call.nowMicros, PATIENCE_MICROS)) return null;
    return {
      confidence: bye === undefined ? 'likely' : 'certain',
      evidence: [answer, cancel.request, bye ?? null],
      values: { callee: answer.sender, caller: cancel.request.sender, seconds: seconds(Math.abs(wait)) },
      seen: bye === undefined ? 'ghost' : wait > CROSSING_MICROS ? 'late' : 'ended',
      ...(bye === undefined && { severity: 'error' as const }),
    };
  },
  text: {
    en: {
      title: 'Answered while it was being cancelled',
      seen: {
        ended:
          'The CANCEL of {caller} and the 200 of {callee} crossed, {seconds} s apart; the call was then ended by BYE.',
        late: '{callee} answered by 200 although {caller} had sent CANCEL {seconds} s before; the call was then ended by BYE.',
        ghost:
          '{caller} sent CANCEL, {callee} answered by 200 all the same ({seconds} s apart), and nobody ended the call by BYE: it may stand without a caller.',
      },
      advice:
        'A caller that gets a 200 after its CANCEL must send ACK and then BYE. If it does, this is a harmless race; if not, the fault is in the caller, and the call is billed.',
      caveat: 'The BYE may not have been captured, or the caller kept the call on purpose.',
    },
    es: {
      title: 'Contestada mientras se cancelaba',
      seen: {
        ended:
          'El CANCEL de {caller} y el 200 de {callee} se cruzaron, a {seconds} s uno del otro; la llamada terminó después con BYE.',
        late: '{callee} respondió 200 aunque {caller} había enviado CANCEL {seconds} s antes; la llamada terminó después con BYE.',
        ghost:
          '{caller} envió CANCEL, {callee} respondió 200 de todos modos (a {seconds} s uno del otro) y nadie terminó la llamada con BYE: puede seguir en pie sin llamante.',
      },
      advice:
        'Un llamante que recibe un 200 tras su CANCEL debe enviar ACK y después BYE. Si lo hace, es una coincidencia inofensiva; si no, el fallo es suyo, y la llamada se factura.',
      caveat: 'El BYE pudo no capturarse, o el llamante conservó la llamada a propósito.',
    },
  },
};

/** Whether an INVITE was answered, or may have been. */
function isOpen({ requests, final }: Transaction): boolean {
  return requests > 0 && (final === undefined || final.code < 300);
}
