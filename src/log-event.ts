/**
 * Something that a log says in words, not by a SIP message: an accounting line, a rejected call, a failed authentication,
 * a timeout. It may carry an outcome where messages are missing.
 */
export interface LogEvent {
  kind: LogEventKind;
  /** Call-ID, when the line has one or the program's own mark of the call leads to one. */
  callId: string | null;
  /** Method of the request that it is about, when the line has it. */
  method: string | null;
  /** SIP response code in the line, 0 when there is none. */
  code: number;
  /** Reason phrase in the line. */
  phrase: string | null;
  /** Q.850 cause in the line, 0 when there is none. */
  q850Cause: number;
  fromTag: string | null;
  toTag: string | null;
  /** The line itself, without its prefix, as the log has it. */
  text: string;
  /** Microseconds since the epoch, NaN when unknown. */
  timeMicros: number;
  /** Index of the input, and the line in it, from 1. */
  input: number;
  line: number;
}

export type LogEventKind =
  /** A proxy accounted the end of a transaction: code and phrase are what the caller was told (`ACC: transaction answered`). */
  | 'accounting'
  /** A proxy accounted a failed branch: code and phrase are what a callee said (`ACC: call missed`). */
  | 'missed'
  /** The PBX refused a call before it reached anybody: extension not found, no matching endpoint, ACL. */
  | 'rejected'
  | 'auth-failed'
  | 'registration-failed'
  /** Why a PBX ended a call: hangup cause, dial status. */
  | 'hangup'
  /** The sender gave up for want of an answer. */
  | 'timeout'
  /** A request or a response could not be sent. */
  | 'send-failed'
  /** Anything else worth keeping with the call. */
  | 'other';

/** Who takes the events: the call stage. */
export interface EventSink {
  event(event: LogEvent): void;
}
