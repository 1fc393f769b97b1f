import type { Call } from '../calls/call.ts';
import type { Verdict } from '../diagnosis/outcome.ts';

/** Where the INVITE of the deciding attempt went at the furthest hop that was captured, as the id of an endpoint. */
export function calleeEndpoint(call: Call, { attempts, final, firstInvite }: Verdict): number {
  const decided = attempts.length > 1 ? attempts.findLast((a) => isDecidedBy(a.transactions, final)) : undefined;
  let furthest: { viaCount: number; destination: number } | undefined;
  for (const t of (decided ?? attempts.at(-1))?.transactions ?? [])
    if (t.requests > 0 && (!furthest || t.viaCount > furthest.viaCount)) furthest = t;
  if (furthest && furthest.destination !== 0) return furthest.destination;
  const any = firstInvite ?? call.invites[0] ?? call.inDialog[0];
  return any?.destination ?? 0;
}

function isDecidedBy(transactions: Verdict['attempts'][number]['transactions'], final: Verdict['final']): boolean {
  return final !== null && transactions.some((t) => t.responses.includes(final));
}
