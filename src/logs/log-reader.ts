import type { NoteLog } from '../note.ts';
import { FEED, type FeedState } from '../payload.ts';
import type { ByteWindow } from '../util/byte-window.ts';
import { ByteFinder } from './byte-finder.ts';
import type { LogClock } from './log-clock.ts';
import { LogItems } from './log-items.ts';
import type { LogItem } from './log-item.ts';
import { LogLine } from './log-line.ts';
import { LogWriter } from './log-writer.ts';
import { LineSplitter } from './line-splitter.ts';
import { RecordSplitter } from './record-splitter.ts';
import { sampleOf, type Sample } from './sample.ts';
import { WrapperStack } from './wrapper-stack.ts';
import type { Dialect } from './dialect.ts';

/** Writers whose unfinished messages are kept apart; beyond, the oldest is ended. */
const MAX_WRITERS = 256;
/** How much of the log is looked at before the first line is read. */
const HEAD_LENGTH = 128 * 1024;

export interface LogReaderOptions {
  window: ByteWindow;
  notes: NoteLog;
  /** Index of the input. */
  input: number;
  clock: LogClock;
  /** The dialects to read; all when the log is to tell itself. */
  dialects: readonly Dialect[];
}

/** The messages and events of one log, in the order in which they end. */
export class LogReader {
  readonly #options: LogReaderOptions;
  readonly #line = new LogLine();
  readonly #lines: LineSplitter;
  readonly #escapes = new ByteFinder('\x1b');
  readonly #versions = new ByteFinder('SIP/2.0');
  readonly #items: LogItems;
  readonly #writers = new Map<number, LogWriter>();
  #records: RecordSplitter | null = null;
  #sample: Sample | null = null;
  #lastKey = 0;
  #lastWriter: LogWriter | null = null;

  constructor(options: LogReaderOptions) {
    this.#options = options;
    this.#lines = new LineSplitter(options.window, options.notes, options.input);
    this.#items = new LogItems({ ...options, versions: this.#versions, line: this.#line });
  }

  /** The item that `next` found; valid until the next call. */
  get item(): LogItem {
    return this.#items.current;
  }

  /** Moves to the next message or event. `more`: `fill` and try again. */
  next(): FeedState {
    if (this.#items.shift()) return FEED.item;
    if (this.#records === null) {
      const { window } = this.#options;
      if (!window.atEnd && window.end - window.position < HEAD_LENGTH) return FEED.more;
      this.#begin();
    }
    for (;;) {
      const state = this.#lines.next(this.#line);
      if (state === FEED.more) return state;
      if (state === FEED.end) {
        this.#end();
        return this.#items.shift() ? FEED.item : FEED.end;
      }
      this.#physicalLine();
      if (this.#items.shift()) return FEED.item;
    }
  }

  /** Reads more bytes. */
  async fill(): Promise<void> {
    for (const writer of this.#writers.values()) writer.keepHistory();
    await this.#options.window.fill(this.#records === null ? HEAD_LENGTH : this.#lines.wanted);
    this.#escapes.forget();
    this.#versions.forget();
  }

  /** What the log is, as far as it was read. */
  get kind(): string {
    return this.#items.kind;
  }

  /** The coarsest unit of its times so far, in microseconds. */
  get unitMicros(): number {
    return this.#options.clock.unitMicros;
  }

  /** Lines read. */
  get lines(): number {
    return this.#lines.count;
  }

  /** The program that seems to have written a log in which nothing was found; null: no known one. */
  get looksLike(): Dialect | null {
    return this.#sample?.dialects[0] ?? null;
  }

  #begin(): void {
    const { window, dialects } = this.#options;
    const sample = sampleOf(window.bytes, window.position, window.end, dialects);
    this.#sample = sample;
    this.#items.prefer(sample.dialects);
    if (sample.firstDate) this.#options.clock.beginAt(sample.firstDate);
    this.#records = new RecordSplitter(new WrapperStack(sample.layers), {
      line: (line) => this.#writerOf(line.writer).line(line),
      endRecord: (writer, lineNumber) => this.#writers.get(writer)?.endRecord(lineNumber),
    });
    this.#items.openRows(sample.head, sample.rawHead);
  }

  #physicalLine(): void {
    const line = this.#line;
    if (this.#items.rowsAreRaw) {
      this.#items.row(line);
      return;
    }
    const { bytes, start, end } = line;
    const limit = this.#options.window.end;
    const hasEscapes = this.#escapes.find(bytes, start, end, limit) >= 0;
    const hasVersion = this.#versions.find(bytes, start, end, limit) >= 0;
    this.#records!.physicalLine(line, hasEscapes, hasVersion);
  }

  #writerOf(key: number): LogWriter {
    if (key === this.#lastKey && this.#lastWriter !== null) return this.#lastWriter;
    let writer = this.#writers.get(key);
    if (!writer) {
      if (this.#writers.size >= MAX_WRITERS) this.#endOldest();
      writer = new LogWriter(this.#items);
      this.#writers.set(key, writer);
    }
    this.#lastKey = key;
    this.#lastWriter = writer;
    return writer;
  }

  #endOldest(): void {
    for (const [key, writer] of this.#writers) {
      writer.end();
      this.#writers.delete(key);
      return;
    }
  }

  #end(): void {
    for (const writer of this.#writers.values()) writer.end();
    this.#items.endRows();
  }
}
