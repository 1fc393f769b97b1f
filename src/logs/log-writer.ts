import type { Dialect, LeadIn, LeadInContext } from './dialect.ts';
import { leadInOf } from './dialect.ts';
import { LineHistory } from './line-history.ts';
import { latin1, type LogLine } from './log-line.ts';
import { MessageCollector, TOOK } from './message-collector.ts';
import { RecordTime } from './record-time.ts';
import type { FoundStart } from './start-line.ts';

/** Who takes what a writer's lines amount to. */
export interface WriterSink {
  /** Where a start line stands in a line that is no part of a message; null when none does. */
  findStart(line: LogLine): FoundStart | null;
  /** The dialects, the most likely first. */
  readonly dialects: readonly Dialect[];
  /** Name of the dialect that the first lines show. */
  readonly looksLike: string | null;
  /** The collector's message is finished. */
  message(collector: MessageCollector, time: RecordTime): void;
  /** A line that is no part of a message and no lead-in. */
  other(line: LogLine, time: RecordTime): void;
  /** Whether bytes stay as they are until more are read. */
  stays(bytes: Uint8Array): boolean;
}

/** What one writer (a process, a container, mostly the only one) has written of late: lines before a message, and the message. */
export class LogWriter {
  readonly #sink: WriterSink;
  readonly #history = new LineHistory();
  readonly #collector = new MessageCollector();
  readonly #time = new RecordTime();
  /** Of the record that the message began in: the one that ends it has a time of its own. */
  readonly #messageTime = new RecordTime();
  /** Lines since one with a time. */
  #timeAge = 0;
  /** Further lines than the start line's were read. */
  #recordHasMore = false;
  /** A message was read, and nothing but it since the history was cleared. */
  #isAfterMessage = false;

  constructor(sink: WriterSink) {
    this.#sink = sink;
  }

  line(line: LogLine): void {
    this.#timeAge++;
    if (line.timeEnd > line.timeStart) {
      this.#time.remember(line);
      this.#timeAge = 0;
    }
    const collector = this.#collector;
    if (collector.isOpen) {
      this.#recordHasMore = true;
      const took = collector.add(line);
      if (took === TOOK.line) return;
      if (took !== TOOK.foreign) this.#finish();
      if (took === TOOK.last) return;
    }
    this.#ordinary(line);
  }

  /** The record in one line of the file ended: a message that began in it, and had more lines there, cannot go on. */
  endRecord(lineNumber: number): void {
    if (this.#collector.isOpen && this.#recordHasMore && this.#collector.lineNumber === lineNumber) this.#finish();
  }

  /** More bytes are about to be read. */
  keepHistory(): void {
    this.#history.keep();
  }

  /** Nothing follows. */
  end(): void {
    if (this.#collector.isOpen) this.#finish();
  }

  #ordinary(line: LogLine): void {
    const found = this.#sink.findStart(line);
    if (found !== null && this.#begin(line, found)) return;
    this.#sink.other(line, this.#time);
    this.#history.push(line, this.#sink.stays(line.bytes));
  }

  #begin(line: LogLine, { start, end }: FoundStart): boolean {
    const context = this.#context(line, start, end);
    for (const dialect of this.#sink.dialects) {
      const leadIn = dialect.leadIn?.(context) ?? null;
      if (leadIn === null) continue;
      if (leadIn === 'skip') return false;
      this.#collect(line, start, end, leadIn, dialect);
      return true;
    }
    const { leadIn: last, dialect: lastDialect } = this.#collector;
    const isSameRecord = this.#isAfterMessage && last.isStream && this.#history.isEmpty;
    this.#collect(line, start, end, isSameRecord ? last : leadInOf({}), isSameRecord ? lastDialect : null);
    return true;
  }

  #collect(line: LogLine, start: number, end: number, leadIn: LeadIn, dialect: Dialect | null): void {
    this.#collector.begin(line, start, end, leadIn, dialect);
    this.#messageTime.copy(this.#time);
    this.#recordHasMore = false;
  }

  #finish(): void {
    const collector = this.#collector;
    if (collector.hasHeaders) {
      this.#sink.message(collector, this.#messageTime);
      this.#history.clear();
      this.#isAfterMessage = true;
    }
    collector.close();
  }

  #context({ bytes, start: lineStart }: LogLine, start: number, end: number): LeadInContext {
    const history = this.#history;
    return {
      before: overwritten(latin1(bytes, lineStart, start)),
      startLine: latin1(bytes, start, end),
      back: (count) => overwritten(history.text(count)),
      timeAge: this.#timeAge,
      looksLike: this.#sink.looksLike,
    };
  }
}

/** What a terminal shows of a line with carriage returns in it: what stands behind the last. */
function overwritten(text: string): string {
  if (!text.includes('\r')) return text;
  const trimmed = text.replace(/\r+$/, '');
  return trimmed.slice(trimmed.lastIndexOf('\r') + 1);
}
