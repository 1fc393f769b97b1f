import type { Dialect, LeadIn } from './dialect.ts';
import { latin1, type LogLine } from './log-line.ts';

const SPACE = 0x20;
const TAB = 0x09;
const CR = 0x0d;
const LF = 0x0a;
const DOT = 0x2e;
const COLON = 0x3a;
const CONTENT_LENGTH = 'content-length';
/** A longer message is cut: no transport carries one. */
const MESSAGE_LIMIT = 1 << 18;
/** Lines of other origin that may stand inside a message before its end is given up. */
const FOREIGN_LIMIT = 1000;

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
    const { indent, dotEnds } = this.leadIn;
    if (indent > 0) {
      const blanks = countBlanks(bytes, start, end, indent);
      if (blanks < indent && start + blanks < end) return this.#notOurs(line);
      start += blanks;
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
      if (this.#headerLines === 0) return this.#foreign++ === 0 ? TOOK.line : TOOK.ended;
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
    return this.#take(line, start, end);
  }

  #afterHeaders(): Took {
    const { byteCount } = this.leadIn;
    if (this.#contentLength === 0) return TOOK.last;
    if (this.#contentLength > 0) this.#part = PART.body;
    else if (byteCount >= 0 && this.length >= byteCount) return TOOK.last;
    else this.#part = PART.afterHeaders;
    return TOOK.line;
  }

  #body(line: LogLine, start: number, end: number): Took {
    if (this.#isBoundary(line)) return TOOK.ended;
    const { closing } = this.leadIn;
    const closed = closing === '' ? -1 : end - closing.length;
    if (closed >= start && latin1(line.bytes, closed, end) === closing) {
      if (closed === start) return TOOK.ended;
      this.#append(line.bytes, start, closed);
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
      this.#isCut = true;
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
    if (this.#isBoundary(line) || this.#foreign++ > FOREIGN_LIMIT) return TOOK.ended;
    return TOOK.foreign;
  }

  #isBoundary(line: LogLine): boolean {
    const boundary = this.dialect?.boundary;
    return boundary ? boundary.test(line.text()) : false;
  }

  /** A logger that cuts records drops the line end, too. Only a long message is cut, so only then is it looked for. */
  #gluedAt(line: LogLine, start: number, end: number): number {
    const glued = this.dialect?.glued;
    if (!glued || this.length < 3500) return -1;
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

/** Without a Content-Length: what SDP is made of (RFC 8866 5). */
function isBodyLine(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= 2 && bytes[start + 1] === 0x3d && isLetter(bytes[start]!);
}

function trimmed(bytes: Uint8Array, start: number, end: number): number {
  while (end > start && bytes[end - 1]! <= SPACE) end--;
  return end;
}

function countBlanks(bytes: Uint8Array, start: number, end: number, most: number): number {
  let count = 0;
  while (count < most && start + count < end && (bytes[start + count] === SPACE || bytes[start + count] === TAB))
    count++;
  return count;
}

function isCapital(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

function isLetter(byte: number): boolean {
  return ((byte | 32) - 0x61) >>> 0 < 26;
}

/** Where the colon behind a header's name stands (RFC 3261 25.1: white space may come before it); -1: not a header. */
function nameEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && IS_TOKEN[bytes[at]!] === 1) at++;
  if (at === start) return -1;
  while (at < end && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
  return at < end && bytes[at] === COLON ? at : -1;
}

/** RFC 3261 25.1: token. */
const IS_TOKEN = new Uint8Array(128);
for (const character of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.!%*_+`'~")
  IS_TOKEN[character.charCodeAt(0)] = 1;

/** `Content-Length`, or its compact form `l`. */
function isContentLength(bytes: Uint8Array, start: number, colon: number): boolean {
  let end = colon;
  while (end > start && bytes[end - 1]! <= SPACE) end--;
  if (end - start === 1) return (bytes[start]! | 32) === 0x6c;
  if (end - start !== CONTENT_LENGTH.length || (bytes[start]! | 32) !== 0x63) return false;
  for (let i = 1; i < CONTENT_LENGTH.length; i++)
    if ((bytes[start + i]! | 32) !== CONTENT_LENGTH.charCodeAt(i)) return false;
  return true;
}

function numberBehind(bytes: Uint8Array, colon: number, end: number): number {
  let at = colon + 1;
  while (at < end && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
  let value = -1;
  for (; at < end && bytes[at]! >= 0x30 && bytes[at]! <= 0x39 && value < MESSAGE_LIMIT; at++)
    value = Math.max(0, value) * 10 + bytes[at]! - 0x30;
  return value;
}
