import { stripEscapes } from './colours.ts';
import { LogLine } from './log-line.ts';
import { unescapeLineEnds } from './unescape.ts';
import type { WrapperStack } from './wrapper-stack.ts';

const ESC = 0x1b;
const CR = 0x0d;
const LF = 0x0a;
const HASH = 0x23;
const LESS_THAN = 0x3c;
const BACKSLASH = 0x5c;

/** Who takes the logical lines. */
export interface LineSink {
  line(line: LogLine): void;
  /** All lines of the record in one line of the file have been given. */
  endRecord(writer: number, lineNumber: number): void;
}

/** Turns each line of the file into the lines that the program wrote: colours, wrappers and escapes are undone. */
export class RecordSplitter {
  readonly #stack: WrapperStack;
  readonly #sink: LineSink;
  readonly #line = new LogLine();
  #uncoloured = new Uint8Array(1024);

  constructor(stack: WrapperStack, sink: LineSink) {
    this.#stack = stack;
    this.#sink = sink;
  }

  /** @param hasEscapes whether an ESC byte stands in the line @param hasVersion whether `SIP/2.0` does */
  physicalLine(line: LogLine, hasEscapes: boolean, hasVersion: boolean): void {
    if (hasEscapes) this.#uncolour(line);
    if (this.#stack.layers.length > 0 && this.#stack.peel(line)) {
      if (isAmong(line, ESC)) this.#uncolour(line);
      // A container's JSON ends each line with its line end; any other is one inside a record.
      while (line.end > line.start && line.bytes[line.end - 1] === LF && !isBlankBefore(line)) line.end--;
      if (isAmong(line, LF)) {
        this.#split(line);
        return;
      }
      while (line.end > line.start && line.bytes[line.end - 1] === CR) line.end--;
    }
    if (hasVersion && mayHoldEscapes(line)) {
      const text = unescapeLineEnds(line.text());
      if (text !== null) {
        this.#use(line, Buffer.from(text, 'latin1'));
        this.#split(line);
        return;
      }
    }
    this.#sink.line(line);
  }

  /** Each of its lines in turn, with the time and writer of the whole. */
  #split(record: LogLine): void {
    const { bytes, end, number, writer } = record;
    const line = this.#line;
    let at = record.start;
    let isFirst = true;
    while (at < end) {
      let next = bytes.indexOf(LF, at);
      if (next < 0 || next > end) next = end;
      let trimmed = next;
      while (trimmed > at && bytes[trimmed - 1] === CR) trimmed--;
      line.use(bytes, at, trimmed, number);
      line.writer = writer;
      line.hasPrefix = isFirst;
      if (isFirst) {
        line.timeBytes = record.timeBytes;
        line.timeStart = record.timeStart;
        line.timeEnd = record.timeEnd;
      }
      isFirst = false;
      this.#sink.line(line);
      at = next + 1;
    }
    this.#sink.endRecord(writer, number);
  }

  #uncolour(line: LogLine): void {
    const { bytes, start, end } = line;
    if (this.#uncoloured.length < end - start) this.#uncoloured = new Uint8Array(2 * (end - start));
    let length = stripEscapes(bytes, start, end, this.#uncoloured);
    while (length > 0 && this.#uncoloured[length - 1] === CR) length--;
    line.bytes = this.#uncoloured;
    line.start = 0;
    line.end = length;
  }

  #use(line: LogLine, bytes: Uint8Array): void {
    line.bytes = bytes;
    line.start = 0;
    line.end = bytes.length;
  }
}

/** Whether an empty line ends with the line end that the bytes end with: it may be the one behind the headers. */
function isBlankBefore({ bytes, start, end }: LogLine): boolean {
  let at = end - 1;
  while (at > start && bytes[at - 1] === CR) at--;
  return at === start || bytes[at - 1] === LF;
}

/** Whether any of the bytes is there that `unescapeLineEnds` looks for first. */
function mayHoldEscapes({ bytes, start, end }: LogLine): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === HASH || byte === BACKSLASH || byte === LESS_THAN) return true;
  }
  return false;
}

function isAmong({ bytes, start, end }: LogLine, byte: number): boolean {
  return bytes.subarray(start, end).includes(byte);
}
