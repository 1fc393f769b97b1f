import { METHOD, type Method } from '../sip/methods.ts';
import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';

/** A request inside a call that was refused. */
export interface RefusedRequest {
  readonly request: CaseMessage;
  readonly final: CaseMessage;
}

/** Whether a call has a request of that method besides its initial INVITEs; costs nothing. */
export function hasInDialog(call: CallCase, method: Method): boolean {
  for (let t = call.call.lastInDialog; t !== null; t = t.previous) if (t.method === method) return true;
  return false;
}

/** The requests of one method inside a call, each at the hop nearest to its sender: copies have more Vias. */
export function requestsInDialog(call: CallCase, method: keyof typeof METHOD): CaseMessage[] {
  if (!hasInDialog(call, METHOD[method])) return [];
  const all = call.inDialog(method);
  return all.filter(
    ({ transaction: t }) =>
      !all.some(({ transaction: o }) => o !== t && o.cseqNumber === t.cseqNumber && o.viaCount < t.viaCount),
  );
}

/** Those that were refused for good; challenges left out. */
export function refusedRequests(call: CallCase, method: keyof typeof METHOD): RefusedRequest[] {
  return requestsInDialog(call, method).flatMap((request): RefusedRequest[] => {
    const final = finalAtAnyHop(call, request, method);
    return final === null || final.code < 300 || final.code === 401 || final.code === 407 ? [] : [{ request, final }];
  });
}

/** At its own hop, else further on: the log of a proxy may have what came to the proxy, and not what it sent. */
function finalAtAnyHop(call: CallCase, request: CaseMessage, method: keyof typeof METHOD): CaseMessage | null {
  const own = call.finalOf(request);
  if (own !== null) return own;
  const { cseqNumber } = request.transaction;
  const copies = call
    .inDialog(method)
    .filter((m) => m.transaction.cseqNumber === cseqNumber && m.message?.fromTagHash === request.message?.fromTagHash);
  return copies.map((copy) => call.finalOf(copy)).find((final) => final !== null) ?? null;
}

/** A call that is still up so long after a refusal was not ended for it. */
const KEPT_MICROS = 2e6;

/** How long a call went on after a moment, as its messages show; null when it ended at once, or nobody knows. */
export function keptAfter({ call }: CallCase, micros: number): number | null {
  const end = call.byeSeen ? call.byeMicros : call.lastMicros;
  return end - micros >= KEPT_MICROS ? end - micros : null;
}
