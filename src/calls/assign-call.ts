import type { Message } from '../sip/message.ts';
import { METHOD, type Method } from '../sip/methods.ts';
import type { CallIdGroup } from './call-id-group.ts';
import type { Call } from './call.ts';

/** How long after a final response a new INVITE with the same Call-ID and From-tag still counts as its retry. */
const RETRY_MICROS = 32e6;
/** The callee's or the caller's own decision: the next INVITE is another call, not a retry. */
const DECIDED_BY_USER: ReadonlySet<number> = new Set([486, 487, 600, 603, 607]);

/** Requests that exist only inside the dialog of an INVITE (RFC 3261 12, RFC 3262, RFC 3311, RFC 6086). */
export function belongsToInviteDialog(method: Method, hasToTag: boolean): boolean {
  if (method === METHOD.INVITE || method === METHOD.ACK || method === METHOD.BYE || method === METHOD.CANCEL)
    return true;
  return hasToTag && (method === METHOD.PRACK || method === METHOD.UPDATE || method === METHOD.INFO);
}

/** The call whose dialog a message is in: the one whose caller's tag stands in From (the caller sends) or To (the callee does). */
export function callOfDialog(group: CallIdGroup, message: Message): Call | undefined {
  const { calls } = group;
  for (let i = calls.length - 1; i >= 0; i--) {
    const tag = calls[i]!.callerTag;
    if (tag === message.fromTagHash || tag === message.toTagHash) return calls[i];
  }
  return undefined;
}

/** The call that an initial INVITE (no To-tag) is another attempt, hop or branch of; undefined when it begins a new one. */
export function callOfInvite(group: CallIdGroup, message: Message, micros: number): Call | undefined {
  const { calls } = group;
  for (let i = calls.length - 1; i >= 0; i--) {
    const call = calls[i]!;
    if (call.callerTag === message.fromTagHash) return isOver(call, message.cseqNumber, micros) ? undefined : call;
  }
  return undefined;
}

/** Whether a call has ended so that an INVITE with its Call-ID and From-tag is a new one (a reused Call-ID). */
function isOver(call: Call, cseqNumber: number, micros: number): boolean {
  const { invites } = call;
  if (invites.length === 0) return true;
  const sameRequest = invites.some((t) => t.cseqNumber === cseqNumber);
  if (!Number.isNaN(call.byeMicros)) return !sameRequest || micros > call.byeMicros;
  if (sameRequest) return false;
  const final = invites.at(-1)?.final;
  if (final === undefined || final.code < 300) return false;
  return DECIDED_BY_USER.has(final.code) || micros - final.lastMicros > RETRY_MICROS;
}
