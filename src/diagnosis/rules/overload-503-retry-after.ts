import type { CallCase } from '../call-case.ts';
import { refusalOf } from '../refusal.ts';
import { causeOf, routeFault } from '../route-fault.ts';
import type { Rule } from './rule.ts';

export const overload503RetryAfter: Rule = {
  id: 'overload-503-retry-after',
  severity: 'error',
  reference: 'RFC 3261 21.5.4, RFC 7339',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [503],
  check(call) {
    const refusal = refusalOf(call, 503);
    const wait = refusal?.final.hints?.retryAfter ?? null;
    // A cause that names circuits or routes says more: see `no-route-503`.
    if (refusal === null || wait === null || routeFault(causeOf(call, refusal.final)) !== null) return null;
    const { final, invite, peer } = refusal;
    const ignored = earlierRefusal(call, final.destination, final.source, invite?.micros ?? Number.NaN);
    return {
      confidence: 'certain',
      evidence: [final, invite],
      values: { peer, seconds: wait },
      seen: ignored ? 'ignored' : 'told',
    };
  },
  text: {
    en: {
      title: 'The server is overloaded or in maintenance (503 with Retry-After)',
      seen: {
        told: '{peer} answered 503 and asks to be left alone for {seconds} s.',
        ignored:
          '{peer} answered 503 and asks to be left alone for {seconds} s; it had asked so before, and got the call again.',
      },
      advice:
        'Send it nothing until then, and use another server meanwhile. Look at its load and the call rate at that time.',
    },
    es: {
      title: 'El servidor está sobrecargado o en mantenimiento (503 con Retry-After)',
      seen: {
        told: '{peer} respondió 503 y pide que no se le envíe nada durante {seconds} s.',
        ignored:
          '{peer} respondió 503 y pide que no se le envíe nada durante {seconds} s; ya lo había pedido antes y volvió a recibir la llamada.',
      },
      advice:
        'No le envíe nada hasta entonces y use mientras otro servidor. Mire su carga y la tasa de llamadas en ese momento.',
    },
  },
};

/** Whether the same sender had been told the same in this call, and did not wait. */
function earlierRefusal(call: CallCase, sender: number, server: number, sentMicros: number): boolean {
  return call.messages.some(
    ({ code, source, destination, micros, hints }) =>
      code === 503 &&
      source === server &&
      destination === sender &&
      hints?.retryAfter != null &&
      sentMicros > micros &&
      sentMicros - micros < hints.retryAfter * 1e6,
  );
}
