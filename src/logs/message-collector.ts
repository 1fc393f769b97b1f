import type { Dialect, LeadIn } from './dialect.ts';
import {
  countBlanks,
  hasMessageInBody,
  isBlank,
  isBodyLine,
  isCapital,
  isContentLength,
  isLetter,
  isStartLine,
  nameEnd,
  numberBehind,
  trimmed,
} from './header-bytes.ts';
import { latin1, type LogLine } from './log-line.ts';

const SPACE = 0x20;
const TAB = 0x09;
const CR = 0x0d;
const LF = 0x0a;
const DOT = 0x2e;
/** A longer message is cut: no transport carries one. */
const MESSAGE_LIMIT = 1 << 18;
/** Lines of other origin that may stand inside a message before its end is given up. */
const FOREIGN_LIMIT = 1000;

/** Loggers cut records at 4000 bytes and more. */
const LONG = 3500;

/** What became of a line that was offered. */
export const TOOK = {
  /** Part of the message. */
  line: 0,
  /** Part of the message, and its last. */
  last: 1,
  /** Not part of the message, which ended before it. */
  ended: 2,
  /** Not part of the message, which may go on behind it. */
  foreign: 3,
} as const;
export type Took = (typeof TOOK)[keyof typeof TOOK];

const PART = { closed: 0, headers: 1, afterHeaders: 2, body: 3 } as const;

/**
 * Puts a message together from the lines of a log. Logs print CRLF as LF, or as both: it comes out with CRLF again, so
 * that Content-Length fits and the bytes are those of the wire.
 */
export class MessageCollector {
  bytes: Uint8Array = new Uint8Array(8192);
  length = 0;
  /** Line of the file with the start line. */
  lineNumber = 0;
  /** Who made the lead-in; null for a message without one. */
  dialect: Dialect | null = null;
  leadIn!: LeadIn;
  #part: (typeof PART)[keyof typeof PART] = PART.closed;
  #headerLines = 0;
  #contentLength = -1;
  #bodyStart = 0;
  #foreign = 0;
  #indent = 0;
  /** The indent was told from the start line alone. */
  #isIndentGuessed = false;
  /** An empty line stands behind every line; how many stand behind the last. */
  #isDoubled = false;
  #blanks = 0;
  /** A limit of ours, or of the logger, was met. */
  #isCut = false;

  get isOpen(): boolean {
    return this.#part !== PART.closed;
  }

  /** Whether what was collected is a message at all: a header follows the start line. */
  get hasHeaders(): boolean {
    return this.#headerLines > 0;
  }

  /** The message ends before its Content-Length, or before its headers do. To be asked before `complete`. */
  get isCut(): boolean {
    if (this.#isCut) return true;
    if (this.#part === PART.headers) return this.#contentLength > 0;
    // The line end of the last line is often lost with the message's own.
    return this.#contentLength > 0 && this.#contentLength - this.#bodyLength() > 2;
  }

  /** @param start @param end of the start line in the line's bytes */
  begin(line: LogLine, start: number, end: number, leadIn: LeadIn, dialect: Dialect | null): void {
    this.length = 0;
    this.lineNumber = line.number;
    this.leadIn = leadIn;
    this.dialect = dialect;
    this.#part = PART.headers;
    this.#headerLines = 0;
    this.#contentLength = -1;
    this.#foreign = 0;
    this.#isCut = false;
    this.#isDoubled = false;
    this.#blanks = 0;
    this.#isIndentGuessed = leadIn.indent === 0 && start > line.start && isBlank(line.bytes, line.start, start);
    this.#indent = this.#isIndentGuessed ? start - line.start : leadIn.indent;
    if (leadIn.dotEnds && line.bytes[end - 1] === DOT) end--;
    this.#append(line.bytes, start, trimmed(line.bytes, start, end));
    this.#endLine();
  }

  /** Nothing follows: what loggers drop at the end of a record, the empty line behind the headers, is put back. */
  complete(): void {
    if (this.#part === PART.headers && !this.isCut) this.#endLine();
  }

  close(): void {
    this.#part = PART.closed;
  }

  /** Offers the next line of the log. */
  add(line: LogLine): Took {
    const { bytes } = line;
    let { start, end } = line;
    const { dotEnds } = this.leadIn;
    if (this.#indent > 0) {
      const blanks = countBlanks(bytes, start, end, this.#indent);
      if (blanks === this.#indent || start + blanks === end) start += blanks;
      else if (this.#isIndentGuessed && this.#headerLines === 0) this.#indent = 0;
      else return this.#notOurs(line);
    }
    const isEmpty = end - start === 0 || (dotEnds && end - start === 1 && bytes[start] === DOT);
    if (dotEnds && end > start && bytes[end - 1] === DOT) end--;
    while (end > start && bytes[end - 1] === CR) end--;
    if (this.#part === PART.headers) return this.#header(line, start, end, isEmpty);
    if (this.#part === PART.afterHeaders && !isBodyLine(bytes, start, end)) return TOOK.ended;
    return this.#body(line, start, end);
  }

  #header(line: LogLine, start: number, end: number, isEmpty: boolean): Took {
    const { bytes } = line;
    if (isEmpty || end === start) {
      // Some dumps put an empty line behind the start line.
      if (this.#headerLines === 0) return this.#blanks++ === 0 ? TOOK.line : TOOK.ended;
      // In front of the first header and behind it: pasted with an empty line behind every line.
      if (this.#headerLines === 1 && this.#blanks === 1) this.#isDoubled = true;
      else if (this.#isDoubled) this.#blanks++;
      if (this.#isDoubled && this.#blanks <= 1) return TOOK.line;
      this.#endLine();
      this.#bodyStart = this.length;
      return this.#afterHeaders();
    }
    const first = bytes[start]!;
    const isFolded = first === SPACE || first === TAB;
    // A name never begins with anything but a letter in practice, and nearly all lines are headers. Two capitals may be
    // a level: `INFO: ` looks like a header.
    const isPlain = !line.hasPrefix && isLetter(first) && !isCapital(bytes[start + 1]!);
    if (!isPlain && this.#isBoundary(line)) return TOOK.ended;
    const colon = isFolded ? -1 : nameEnd(bytes, start, end);
    if (isFolded ? this.#headerLines === 0 : colon < 0) return TOOK.ended;
    if (colon >= 0 && isContentLength(bytes, start, colon)) this.#contentLength = numberBehind(bytes, colon, end);
    this.#headerLines++;
    if (this.#isDoubled) this.#blanks = 0;
    return this.#take(line, start, end);
  }

  #afterHeaders(): Took {
    const { byteCount } = this.leadIn;
    this.#part = PART.afterHeaders;
    if (this.#contentLength === 0) return TOOK.last;
    if (this.#contentLength > 0) this.#part = PART.body;
    else if (byteCount >= 0 && this.length >= byteCount) return TOOK.last;
    return TOOK.line;
  }

  #body(line: LogLine, start: number, end: number): Took {
    const { bytes } = line;
    // What session descriptions are made of begins no record.
    const isPlain = !line.hasPrefix && isBodyLine(bytes, start, end);
    if (!isPlain && (this.#isBoundary(line) || this.#isNextMessage(bytes, start, end))) return TOOK.ended;
    if (this.#isDoubled && start === end) return TOOK.line;
    const { closing } = this.leadIn;
    const closed = closing === '' ? -1 : end - closing.length;
    if (closed >= start && latin1(bytes, closed, end) === closing) {
      if (closed === start) return TOOK.ended;
      this.#append(bytes, start, closed);
      return TOOK.last;
    }
    const took = this.#take(line, start, end);
    if (took !== TOOK.line || this.#contentLength < 0) return took;
    const length = this.#bodyLength();
    if (length < this.#contentLength) return took;
    // The last line may have had no line end of its own, and the logger's own marks behind it.
    this.length = this.#bodyStart + this.#contentLength;
    return TOOK.last;
  }

  #take(line: LogLine, start: number, end: number): Took {
    const glued = this.#gluedAt(line, start, end);
    if (glued >= 0) {
      this.#append(line.bytes, start, glued);
      // A body is whole when only its last line end is missing: it went with the line end of the record.
      this.#isCut = this.#contentLength < 0 || this.#contentLength - this.#bodyLength() > 2;
      if (this.#contentLength - this.#bodyLength() === 2) this.#endLine();
      line.start = glued;
      return TOOK.ended;
    }
    if (this.length + end - start > MESSAGE_LIMIT) {
      this.#isCut = true;
      return TOOK.last;
    }
    this.#append(line.bytes, start, end);
    this.#endLine();
    return TOOK.line;
  }

  #notOurs(line: LogLine): Took {
    const ends = this.#isBoundary(line) && !this.dialect?.foreign?.test(line.text());
    if (ends || this.#foreign++ > FOREIGN_LIMIT) return TOOK.ended;
    return TOOK.foreign;
  }

  /** A start line, where the body was cut off; not in a body that quotes a message (RFC 3420). */
  #isNextMessage(bytes: Uint8Array, start: number, end: number): boolean {
    return isStartLine(bytes, start, end) && !hasMessageInBody(this.bytes, this.#bodyStart);
  }

  #isBoundary(line: LogLine): boolean {
    const boundary = this.dialect?.boundary;
    return boundary ? boundary.test(line.text()) : false;
  }

  /**
   * A logger that cuts records drops the line end, too, and some drop it behind a body. Looked for only where that may
   * be: in a long message, and in a line that goes beyond the body.
   */
  #gluedAt(line: LogLine, start: number, end: number): number {
    const glued = this.dialect?.glued;
    if (!glued) return -1;
    const isBeyond = this.#contentLength > 0 && this.#bodyLength() + end - start > this.#contentLength;
    if (this.length + end - start < LONG && !isBeyond) return -1;
    const found = line
      .text()
      .slice(start - line.start, end - line.start)
      .search(glued);
    return found > 0 ? start + found : -1;
  }

  #bodyLength(): number {
    return this.#part === PART.headers ? 0 : this.length - this.#bodyStart;
  }

  #endLine(): void {
    this.#reserve(2);
    this.bytes[this.length++] = CR;
    this.bytes[this.length++] = LF;
  }

  #append(bytes: Uint8Array, start: number, end: number): void {
    const length = end - start;
    this.#reserve(length);
    const target = this.bytes;
    const at = this.length;
    if (length < 160) for (let i = 0; i < length; i++) target[at + i] = bytes[start + i]!;
    else target.set(bytes.subarray(start, end), at);
    this.length += length;
  }

  #reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array(2 * (this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
