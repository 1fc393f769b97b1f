import type { Message } from '../sip/message.ts';
import { METHOD, type Method } from '../sip/methods.ts';
import type { CallIdGroup } from './call-id-group.ts';
import type { Call } from './call.ts';
import type { Transaction } from './transaction.ts';

// Bindings of its own: those that cross modules are looked up at each use.
const { INVITE, ACK, BYE, CANCEL, PRACK, UPDATE, INFO } = METHOD;

/** How long after a final response a new INVITE with the same Call-ID and From-tag still counts as its retry. */
const RETRY_MICROS = 32e6;
/** The callee's or the caller's own decision: the next INVITE is another call, not a retry. */
const DECIDED_BY_USER: ReadonlySet<number> = new Set([486, 487, 600, 603, 607]);

/** Requests that exist only inside the dialog of an INVITE (RFC 3261 12, RFC 3262, RFC 3311, RFC 6086). */
export function belongsToInviteDialog(method: Method, hasToTag: boolean): boolean {
  if (method === INVITE || method === ACK || method === BYE || method === CANCEL) return true;
  return hasToTag && (method === PRACK || method === UPDATE || method === INFO);
}

/** The call whose dialog a message is in: the one whose caller's tag stands in From (the caller sends) or To (the callee does). */
export function callOfDialog(group: CallIdGroup, message: Message): Call | null {
  let call = group.lastCall;
  while (call !== null && call.callerTag !== message.fromTagHash && call.callerTag !== message.toTagHash)
    call = call.previous;
  return call;
}

/** The call that an initial INVITE (no To-tag) is another attempt, hop or branch of; null when it begins a new one. */
export function callOfInvite(group: CallIdGroup, message: Message, micros: number): Call | null {
  for (let call = group.lastCall; call !== null; call = call.previous)
    if (call.callerTag === message.fromTagHash) return isOver(call, message.cseqNumber, micros) ? null : call;
  return null;
}

/** Whether a call has ended so that an INVITE with its Call-ID and From-tag is a new one (a reused Call-ID). */
function isOver(call: Call, cseqNumber: number, micros: number): boolean {
  if (call.lastInvite === null) return true;
  let same: Transaction | null = call.lastInvite;
  while (same !== null && same.cseqNumber !== cseqNumber) same = same.previous;
  const sameRequest = same !== null;
  // A log with whole seconds may put the BYE before what another input saw before it.
  const byeMicros = call.byeMicros % 1e6 === 0 ? call.byeMicros + 1e6 : call.byeMicros;
  if (call.byeSeen) return !sameRequest || micros > byeMicros;
  if (sameRequest) return false;
  const final = call.lastInvite.final;
  if (final === undefined || final.code < 300) return false;
  // Somebody may have had to type the password first.
  if (final.code === 401 || final.code === 407) return false;
  return DECIDED_BY_USER.has(final.code) || micros - final.lastMicros > RETRY_MICROS;
}
