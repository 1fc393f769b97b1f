import type { LogEvent } from '../log-event.ts';
import type { Transport } from '../payload.ts';
import type { LogLine } from './log-line.ts';
import type { ParsedTime } from './log-time.ts';

/** A host and port as the log prints them; port 0 when it prints none. IPv6 without brackets. */
export interface Address {
  host: string;
  port: number;
}

/** The host that wrote the log, where the log does not say under which address it sent or received. */
export const LOCAL = 'local';
export type LogEnd = Address | typeof LOCAL | null;

/** What the log says of a message beside the message itself. */
export interface LeadIn {
  /** null: the time in the prefix of the record. */
  time: ParsedTime | null;
  /** null: the log does not say; told from Via, Contact and the like afterwards. */
  source: LogEnd;
  destination: LogEnd;
  transport: Transport;
  /** Bytes of the message on the wire, -1 when the log does not say. */
  byteCount: number;
  /** The log marks it as sent again. */
  isRetransmission: boolean;
  /** Each line of the message begins with so many blanks, which lines of other origin lack. */
  indent: number;
  /** Each line of the message ends with a dot, which stands for the CR. */
  dotEnds: boolean;
  /** Stands behind the body, perhaps on its last line: `]]`. Ends the message where no Content-Length does. */
  closing: string;
}

/** What a dialect sees when a SIP start line has been found. */
export interface LeadInContext {
  /** What stands before the start line on its own line, perhaps nothing. */
  readonly before: string;
  /** What stands behind the start line on its own line, perhaps nothing. */
  readonly startLine: string;
  /**
   * A line before, 1 for the one next to the start line; the empty string beyond the last message, or sixteen lines. Of
   * a longer line the first 1024 bytes.
   */
  back(count: number): string;
  /** Name of the dialect that the first lines of the log show; null: of none. */
  readonly looksLike: string | null;
}

/** What a line says in words; who hands it on adds the place, and the time of the record or else the line's own. */
export interface SaidEvent extends Omit<LogEvent, 'timeMicros' | 'input' | 'line'> {
  /** A time in the line itself. */
  time?: ParsedTime | null;
}

/** A line about the log itself, such as that a record was lost. */
export interface SaidNote {
  note: string;
  /** A sentence. */
  detail: string;
}

/** Hands on what a `RowReader` found. @param message its bytes, whole, with CRLF */
export type EmitMessage = (leadIn: LeadIn, message: Uint8Array, lineNumber: number, isCut: boolean) => void;

/** Reads a log whose records are rows with fields rather than text with messages in it. */
export interface RowReader {
  line(line: LogLine): void;
  end(): void;
}

/** How one program writes SIP messages, and facts about calls, into its log. One file a dialect, one line in the registry. */
export interface Dialect {
  /** `kind` of the input in the result. */
  readonly name: string;
  /** What people call the program: `Asterisk`. */
  readonly program: string;
  /** How to make the program write SIP messages into its log: completes "Turn them on with …". */
  readonly howToTrace: string;
  /** Matches lines that only this program writes, without the prefixes of wrappers. */
  readonly signature: RegExp | null;
  /** Matches the first line of a record that cannot be part of a SIP message before it. */
  readonly boundary: RegExp | null;
  /** Matches where, inside a line of a message that was cut off, the next record begins. */
  readonly glued?: RegExp;
  /** Reads what stands before a start line; null: not of this dialect. `skip`: of this dialect, but no message that was sent or received. */
  leadIn?(context: LeadInContext): LeadIn | 'skip' | null;
  /** Reads a line that says something in words. Is given most lines of the log: looks at a few bytes before anything else. */
  event?(line: LogLine): SaidEvent | SaidNote | null;
  /** When the first lines show a table: who reads it. */
  rows?(head: readonly string[], emit: EmitMessage): RowReader | null;
  /** The rows, and their head, are the lines of the file as they are: what looks like a wrapper or an escape is part of a field. */
  rowsAreRaw?: boolean;
}

const NOTHING: LeadIn = {
  time: null,
  source: null,
  destination: null,
  transport: 0,
  byteCount: -1,
  isRetransmission: false,
  indent: 0,
  dotEnds: false,
  closing: '',
};

/** A lead-in that says this and nothing else. */
export function leadInOf(said: Partial<LeadIn>): LeadIn {
  return { ...NOTHING, ...said };
}
