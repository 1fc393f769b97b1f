import { METHOD } from '../sip/methods.ts';
import { parseReason, type ReasonValue } from '../sip/grammar.ts';
import { isupCauseOf } from '../sip/isup.ts';
import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';

/** Whether a transaction of that method is kept: cheaper than making messages of all. */
export function hasMethod({ call }: CallCase, method: number): boolean {
  for (let t = call.lastInDialog; t !== null; t = t.previous) if (t.method === method && t.requests > 0) return true;
  return false;
}

/** The BYE that was sent first; null when none was seen. */
export function firstBye(call: CallCase): CaseMessage | null {
  return hasMethod(call, METHOD.BYE) ? (call.inDialog('BYE')[0] ?? null) : null;
}

/**
 * The ACKs to a 2xx, at every hop, in the order of time: an ACK has the CSeq of its INVITE (RFC 3261 13.2.2.4). One that came before
 * it, as some send for a challenge that they had answered already, is not for it.
 */
export function acksOf(call: CallCase, success: CaseMessage): CaseMessage[] {
  if (!hasMethod(call, METHOD.ACK)) return [];
  const { cseqNumber } = success.transaction;
  // Clocks of two inputs need not agree; logs of whole seconds, or of none, tell the order only.
  const isBefore = (ack: CaseMessage): boolean =>
    ack.input === success.input &&
    (ack.micros < success.micros || (!(ack.micros > success.micros) && ack.position < success.position));
  return call.inDialog('ACK').filter((ack) => ack.transaction.cseqNumber === cseqNumber && !isBefore(ack));
}

/** Whether it is a 2xx to an INVITE, the call's first or one inside the call. */
export function isInviteSuccess(message: CaseMessage): boolean {
  return message.code >= 200 && message.code < 300 && message.method === 'INVITE';
}

/** The values of its Reason headers (RFC 3326), else the cause of the ISUP message that it carries; none when its bytes were not kept. */
export function reasonsIn(message: CaseMessage): readonly ReasonValue[] {
  const reasons = message.headers('Reason').flatMap((value) => parseReason(value));
  if (reasons.length > 0 || message.message === null) return reasons;
  const isup = isupCauseOf(message.message);
  return isup === null ? [] : [{ protocol: 'Q.850', cause: isup.cause, text: null, location: isup.location }];
}

/** How long after the answer a message came, microseconds; NaN when either time is unknown. */
export function sinceAnswer(call: CallCase, message: CaseMessage): number {
  return message.micros - (call.verdict.final?.firstMicros ?? Number.NaN);
}

/** Whether times tell fractions of a second: what is said to have happened at once needs them. Logs of whole seconds do not. */
export function areFine(...micros: readonly number[]): boolean {
  return micros.some((time) => time % 1e6 !== 0 && !Number.isNaN(time));
}
