import type { LogEvent } from '../log-event.ts';
import type { Transport } from '../payload.ts';
import type { LogMemory } from './log-memory.ts';
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

/** The last time that the log printed is that of another record. */
export const NO_TIME = 'no-time';
/** null: the time in the prefix of the record. */
export type SaidTime = ParsedTime | typeof NO_TIME | null;

/** What the log says of a message beside the message itself. */
export interface LeadIn {
  time: SaidTime;
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
  /** The record is a piece of a stream: a message that follows this one directly has the same lead-in. */
  isStream: boolean;
  /** The program's own mark of the call in the prefix of the record; null when it has none. */
  callMark: string | null;
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
  /** How many lines before the start line the last prefix with a time stood; 0: on its own. */
  readonly timeAge: number;
  /** Name of the dialect that the first lines of the log show; null: of none. */
  readonly looksLike: string | null;
}

/** What a line says in words; who hands it on adds time and place. */
export type SaidEvent = Omit<LogEvent, 'timeMicros' | 'input' | 'line'> & {
  /** The program's own mark of the call: where the line has no Call-ID, that of the first message with the mark is taken. */
  callMark?: string | null;
  time?: SaidTime;
  /** A time in the line that is worse than that of the record, and used where the record has none. */
  coarseTime?: ParsedTime | null;
};

/** What `Dialect.event` says of a line with which the program began anew, and gives its marks to other calls. */
export const BEGAN_ANEW = 'began-anew';

/** A line about the log itself, such as that a record was lost. */
export interface SaidNote {
  note: string;
  /** A sentence. */
  detail: string;
}

export type Said = SaidEvent | readonly SaidEvent[] | SaidNote | typeof BEGAN_ANEW;

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
  /** What to say of such a log without SIP instead, a sentence about the input. */
  readonly withoutSip?: string;
  /** It writes each message once, when it is sent or received: two that are alike were sent twice. */
  readonly writesOnce?: boolean;
  /** Matches lines that only this program writes, without the prefixes of wrappers. */
  readonly signature: RegExp | null;
  /** Its signature is that of the program, whatever it writes: any other dialect whose lines are there is the likelier. */
  readonly isGeneral?: boolean;
  /** Matches the first line of a record that cannot be part of a SIP message before it. */
  readonly boundary: RegExp | null;
  /** Matches where, inside a line of a message that was cut off, the next record begins. */
  readonly glued?: RegExp;
  /** Matches lines of other threads, which may fall between the lines of a message with an indent and do not end it. */
  readonly foreign?: RegExp;
  /** Reads what stands before a start line; null: not of this dialect. `skip`: of this dialect, but no message that was sent or received. */
  leadIn?(context: LeadInContext): LeadIn | 'skip' | null;
  /** Reads a line that says something in words. Is given most lines of the log: looks at a few bytes before anything else. */
  event?(line: LogLine, memory: LogMemory): Said | null;
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
  isStream: false,
  callMark: null,
  closing: '',
};

/** A lead-in that says this and nothing else. */
export function leadInOf(said: Partial<LeadIn>): LeadIn {
  return { ...NOTHING, ...said };
}
