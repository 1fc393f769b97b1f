import type { NoteLog } from '../note.ts';
import type { ByteWindow } from '../util/byte-window.ts';
import type { ByteFinder } from './byte-finder.ts';
import { LogMemory } from './log-memory.ts';
import { CallMarks } from './call-marks.ts';
import {
  BEGAN_ANEW,
  type Dialect,
  type EmitMessage,
  type LeadIn,
  NO_TIME,
  type RowReader,
  type Said,
  type SaidEvent,
  type SaidTime,
} from './dialect.ts';
import type { LogClock } from './log-clock.ts';
import type { LogItem } from './log-item.ts';
import type { LogLine } from './log-line.ts';
import type { WriterSink } from './log-writer.ts';
import type { MessageCollector } from './message-collector.ts';
import type { RecordTime } from './record-time.ts';
import { ownText } from '../util/own-text.ts';
import { findStartLine, type FoundStart, nextVersion } from './start-line.ts';

/** A log in which SIP messages simply stand one after another. */
export const RAW = 'sip-text';

/** Of a line that is kept with a call. */
const MOST_TEXT = 1024;

export interface LogItemsOptions {
  window: ByteWindow;
  notes: NoteLog;
  input: number;
  clock: LogClock;
  dialects: readonly Dialect[];
  versions: ByteFinder;
  /** The line of the file that is being read. */
  line: LogLine;
}

/** Collects what the writers of a log bring forth, in order, and says what the log is. */
export class LogItems implements WriterSink {
  dialects: Dialect[];
  readonly #options: LogItemsOptions;
  /** What looks for events: of the dialects that the log was seen to be of, which may share it. */
  #eventReaders: NonNullable<Dialect['event']>[] = [];
  readonly #marks = new CallMarks();
  readonly #counts = new Map<string, number>();
  readonly #queue: LogItem[] = [];
  #head = 0;
  /** Of the dialect that the first lines show. */
  looksLike: string | null = null;
  #current: LogItem | null = null;
  /** A buffer of a message that has been handed on. */
  #spare: Uint8Array | null = null;
  #rows: RowReader | null = null;
  readonly #memory = new LogMemory();
  /** The rows are read from the lines of the file, before any wrapper is peeled off. */
  rowsAreRaw = false;

  constructor(options: LogItemsOptions) {
    this.#options = options;
    this.dialects = [...options.dialects];
  }

  get current(): LogItem {
    return this.#current!;
  }

  /** Moves to the next item. @returns false when there is none */
  shift(): boolean {
    if (this.#current?.kind === 'message') this.#spare = this.#current.bytes;
    this.#current = null;
    if (this.#head === this.#queue.length) {
      if (this.#head > 0) {
        this.#queue.length = 0;
        this.#head = 0;
      }
      return false;
    }
    this.#current = this.#queue[this.#head++]!;
    return true;
  }

  /** Dialects that are tried before the others. */
  prefer(dialects: readonly Dialect[]): void {
    for (const dialect of dialects.toReversed()) this.#toFront(dialect);
    this.looksLike = dialects[0]?.name ?? null;
    this.#eventReaders = [...new Set(dialects.flatMap(({ event }) => event ?? []))];
  }

  /** @param head the first lines without their wrappers @param rawHead the same as they are in the file */
  openRows(head: readonly string[], rawHead: readonly string[]): void {
    for (const dialect of this.dialects) {
      const { rowsAreRaw = false } = dialect;
      const emit: EmitMessage = (leadIn, message, line, isCut) => this.#row(dialect, leadIn, message, line, isCut);
      this.#rows = dialect.rows?.(rowsAreRaw ? rawHead : head, emit) ?? null;
      if (this.#rows === null) continue;
      this.rowsAreRaw = rowsAreRaw;
      return;
    }
  }

  row(line: LogLine): void {
    this.#rows!.line(line);
  }

  endRows(): void {
    this.#rows?.end();
  }

  /** The dialect of most messages; without messages, the one that the lines look like. */
  get kind(): string {
    let best = this.looksLike ?? RAW;
    let most = 0;
    for (const [name, count] of this.#counts) if (count > most) [best, most] = [name, count];
    return best;
  }

  findStart(line: LogLine): FoundStart | null {
    if (this.#rows) return null;
    const { bytes, start, end } = line;
    const { versions, window } = this.#options;
    const at = bytes === window.bytes ? versions.find(bytes, start, end, window.end) : nextVersion(bytes, start, end);
    return at < 0 ? null : findStartLine(bytes, start, end, at);
  }

  message(collector: MessageCollector, time: RecordTime): void {
    const { isCut } = collector;
    collector.complete();
    const { bytes, length, leadIn, dialect, lineNumber } = collector;
    // The next message is collected while this one waits.
    collector.bytes = this.#spare ?? new Uint8Array(bytes.length);
    this.#spare = null;
    this.#add(dialect, leadIn, time, { bytes, length, line: lineNumber, isCut });
  }

  stays(bytes: Uint8Array): boolean {
    return bytes === this.#options.window.bytes;
  }

  other(line: LogLine, time: RecordTime): void {
    if (this.#rows) {
      this.#rows.line(line);
      return;
    }
    for (const read of this.#eventReaders) {
      const said = read(line, this.#memory);
      if (said === null) continue;
      this.#say(said, line.number, time);
      return;
    }
  }

  #say(said: Said, line: number, record: RecordTime): void {
    const { input, notes } = this.#options;
    if (said === BEGAN_ANEW) this.#marks.clear();
    else if ('note' in said) notes.add(input, said.note, { line }, said.detail);
    else for (const one of Array.isArray(said) ? said : [said]) this.#event(one as SaidEvent, line, record);
  }

  #event({ callMark, time, coarseTime, ...said }: SaidEvent, line: number, record: RecordTime): void {
    let timeMicros = this.#micros(time ?? null, record);
    if (coarseTime && Number.isNaN(timeMicros)) timeMicros = this.#options.clock.micros(coarseTime);
    const callId = said.callId ?? this.#marks.callIdOf(callMark ?? null);
    const text = ownText(said.text, MOST_TEXT);
    this.#queue.push({
      kind: 'event',
      event: { ...said, text, callId, timeMicros, input: this.#options.input, line },
      timeMicros,
    });
  }

  #row(dialect: Dialect, leadIn: LeadIn, message: Uint8Array, line: number, isCut: boolean): void {
    this.#add(dialect, leadIn, null, { bytes: message, length: message.length, line, isCut });
  }

  #add(
    dialect: Dialect | null,
    leadIn: LeadIn,
    record: RecordTime | null,
    message: { bytes: Uint8Array; length: number; line: number; isCut: boolean },
  ): void {
    const name = dialect?.name ?? RAW;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    if (dialect) this.#found(dialect);
    if (leadIn.callMark !== null) this.#marks.see(leadIn.callMark, message.bytes, message.length);
    const time = leadIn.time ?? record?.get() ?? null;
    const timeMicros = this.#micros(leadIn.time, record);
    const unitMicros = time === null || time === NO_TIME ? 1 : time.unitMicros;
    this.#queue.push({ kind: 'message', ...message, leadIn, dialect, timeMicros, unitMicros });
  }

  #micros(said: SaidTime, record: RecordTime | null): number {
    const { clock } = this.#options;
    // The clock follows every time of the log: a date there serves later times of day.
    const ofRecord = record?.get() ?? null;
    const recordMicros = ofRecord ? clock.micros(ofRecord) : Number.NaN;
    if (said === null) return recordMicros;
    return said === NO_TIME ? Number.NaN : clock.micros(said);
  }

  #found(dialect: Dialect): void {
    if (this.dialects[0] === dialect) return;
    this.#toFront(dialect);
    const { event } = dialect;
    if (event && !this.#eventReaders.includes(event)) this.#eventReaders.push(event);
  }

  #toFront(dialect: Dialect): void {
    this.dialects = [dialect, ...this.dialects.filter((other) => other !== dialect)];
  }
}
