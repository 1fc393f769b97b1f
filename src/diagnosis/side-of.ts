import type { Transaction } from '../calls/transaction.ts';
import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';

/** Whose a message is: the one who called, or the one who was called. */
export type Side = 'caller' | 'callee';

/**
 * Which side sent a request of the dialog, told from the way that the INVITE took: along it, or against it. Tags would tell it as well,
 * but most BYEs and ACKs are not kept. Null when both ways fit, or neither.
 */
export function sideOf({ call, endpoints }: CallCase, { source, destination }: CaseMessage): Side | null {
  if (source === 0) return null;
  const exact = (one: number, other: number): boolean => one === other;
  const byHost = (one: number, other: number): boolean => endpoints.sameHost(one, other);
  return (
    byWay(call.lastInvite, source, destination, exact) ??
    byWay(call.lastInvite, source, destination, byHost) ??
    byEnd(call.lastInvite, source, exact) ??
    byEnd(call.lastInvite, source, byHost)
  );
}

type IsSame = (one: number, other: number) => boolean;

function byWay(last: Transaction | null, source: number, destination: number, isSame: IsSame): Side | null {
  let isAlong = false;
  let isAgainst = false;
  for (let t = last; t !== null; t = t.previous) {
    if (isSame(t.source, source) && isSame(t.destination, destination)) isAlong = true;
    if (isSame(t.source, destination) && isSame(t.destination, source)) isAgainst = true;
  }
  return oneOf(isAlong, isAgainst);
}

/** Who took no INVITE is the caller, who sent none the callee; between them it is somebody who passed it on. */
function byEnd(last: Transaction | null, source: number, isSame: IsSame): Side | null {
  let hasSent = false;
  let hasTaken = false;
  for (let t = last; t !== null; t = t.previous) {
    if (isSame(t.source, source)) hasSent = true;
    if (isSame(t.destination, source)) hasTaken = true;
  }
  return oneOf(hasSent, hasTaken);
}

function oneOf(isCaller: boolean, isCallee: boolean): Side | null {
  if (isCaller === isCallee) return null;
  return isCaller ? 'caller' : 'callee';
}
