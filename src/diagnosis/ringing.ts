import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';

/** How long a phone rang, and what ended it. */
export interface Ringing {
  /** The first 180 that the caller heard: 183 may be an announcement. */
  readonly ringing: CaseMessage;
  /** The CANCEL or the final response, whichever came first. */
  readonly end: CaseMessage;
  /** NaN when a time is unknown. */
  readonly micros: number;
  /** Since the last provisional response, which sets Timer C back (RFC 3261 16.7 step 2). */
  readonly sinceLastMicros: number;
}

/** The ringing of the last attempt of a call that was not answered; null when it did not ring or has not ended. */
export function ringingOf(call: CallCase): Ringing | null {
  const heard = (call.verdict.attempts.at(-1)?.callerSide ?? []).flatMap((t) => call.responsesIn(t));
  const ringing = heard.find(({ code }) => code === 180);
  if (ringing === undefined) return null;
  const cancel = call.inDialog('CANCEL').find((m) => call.endpoints.sameHost(m.source, ringing.destination)) ?? null;
  const final = call.told;
  const end = cancel !== null && !((final?.micros ?? Number.NaN) < cancel.micros) ? cancel : final;
  if (end === null) return null;
  const last = heard.reduce(
    (most, { code, lastMicros }) => (code > 100 && code < 200 && lastMicros > most ? lastMicros : most),
    ringing.lastMicros,
  );
  return { ringing, end, micros: end.micros - ringing.micros, sinceLastMicros: end.micros - last };
}

/** A proxy gives up on a ringing branch after more than three minutes (RFC 3261 16.6 step 11), a little less by the capture's clock. */
const TIMER_C_MICROS = { least: 175e6, most: 195e6 } as const;

/** Whether a final response came when Timer C of a proxy runs out, counted from the INVITE or from the last provisional. */
export function isTimerC({ ringing, end, sinceLastMicros }: Ringing): boolean {
  if (end.isRequest || (end.code !== 408 && end.code !== 487)) return false;
  const sinceInvite = end.micros - ringing.transaction.firstMicros;
  return [sinceInvite, sinceLastMicros].some(
    (micros) => micros >= TIMER_C_MICROS.least && micros <= TIMER_C_MICROS.most,
  );
}
