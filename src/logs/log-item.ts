import type { LogEvent } from '../log-event.ts';
import type { Dialect, LeadIn } from './dialect.ts';

/** A SIP message that was put together from lines of a log. */
export interface LogMessage {
  kind: 'message';
  /** The first `length` bytes are the message. Valid until the item is released. */
  bytes: Uint8Array;
  length: number;
  leadIn: LeadIn;
  dialect: Dialect | null;
  /** Microseconds since the epoch, NaN when unknown. */
  timeMicros: number;
  /** The unit in which the log prints its time, in microseconds. */
  unitMicros: number;
  line: number;
  isCut: boolean;
}

export interface LogFact {
  kind: 'event';
  event: LogEvent;
  timeMicros: number;
}

export type LogItem = LogMessage | LogFact;
