import { soughtHeader } from '../sip/header-names.ts';
import type { Message } from '../sip/message.ts';
import type { Call } from './call.ts';

const SESSION_EXPIRES = [soughtHeader('Session-Expires')];
/** Longer ones, some 11 days, never matter. */
const MOST_SECONDS = 1e6;

/** Keeps the session interval that a 2xx agrees to (RFC 4028 9): how long the call lasts without a refresh. */
export function readSessionTimer(call: Call, answer: Message): void {
  if (!answer.hasAny(SESSION_EXPIRES)) return;
  const value = Number.parseInt(answer.header('Session-Expires') ?? '', 10);
  if (value > 0 && value < MOST_SECONDS) call.sessionSeconds = value;
}

/** Clocks and networks put a BYE a little earlier. */
const SLACK_MICROS = 1e6;

/** How long after the answer, or the last refresh, who waits for a refresh may end the call at the earliest (RFC 4028 10). */
export function earliestExpiryMicros(sessionSeconds: number): number {
  return (sessionSeconds - Math.min(32, sessionSeconds / 3)) * 1e6 - SLACK_MICROS;
}
