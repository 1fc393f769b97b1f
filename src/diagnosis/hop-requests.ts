import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';

/**
 * Requests of one method inside the dialog by who sent them to whom, in the order of time. The same request at another hop
 * stands in another list.
 */
export function requestsByHop(call: CallCase, method: string): CaseMessage[][] {
  const lists = new Map<string, CaseMessage[]>();
  for (const request of call.inDialog(method)) {
    const key = `${request.source} ${request.destination} ${request.transaction.viaCount}`;
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [request]);
    else list.push(request);
  }
  return [...lists.values()];
}
