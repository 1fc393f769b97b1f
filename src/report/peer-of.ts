import type { ResultCall } from '../result.ts';
import { hostOf } from './host-of.ts';

/** Who decided a call, else whom it went to: the user's name for it, or its address without the port. Null when unknown. */
export function peerOf(call: ResultCall | undefined): string | null {
  if (call === undefined) return null;
  const { decidedBy, callee, calleeAlias } = call;
  if (decidedBy !== null) return decidedBy.alias ?? hostOf(decidedBy.address);
  return callee === null ? null : (calleeAlias ?? hostOf(callee));
}
