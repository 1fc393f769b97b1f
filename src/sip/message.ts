import { Buffer, isUtf8 } from 'node:buffer';

import { hashBytes } from '../util/hash.ts';
import { isBlank, skipBlanks, trimBlanks } from './bytes.ts';
import { type SoughtHeader, soughtHeader } from './header-names.ts';
import { METHOD, METHOD_NAMES, type Method } from './methods.ts';

const TAB = 0x09;
const SPACE = 0x20;
const COLON = 0x3a;

/** Headers beyond these lines are scanned, but not found by name. */
export const LINE_LIMIT = 512;

/**
 * A scanned SIP message: the start line and where its headers stand, over somebody's bytes. One object is reused for
 * all messages: it is valid only during the call that hands it over. All offsets are into `bytes`; -1 means absent.
 */
export class Message {
  bytes: Uint8Array = new Uint8Array(0);
  /** Start line to the end of the body (what Content-Length or the datagram allows). */
  start = 0;
  end = 0;
  isRequest = false;
  /** 100 to 699 for a response, 0 for a request. */
  statusCode = 0;
  /** The method of the request line, for a response that of CSeq. */
  method: Method = METHOD.unknown;
  /** Where the name of the method stands (request line, or CSeq of a response). */
  methodStart = -1;
  methodEnd = -1;
  /** Request-URI of a request, reason phrase of a response. */
  startLineTextStart = 0;
  startLineTextEnd = 0;

  callIdStart = -1;
  callIdEnd = -1;
  callIdHash = 0;
  /** -1 when there is no valid CSeq. */
  cseqNumber = -1;
  cseqMethod: Method = METHOD.unknown;
  /** Hash of the tag parameter; 0 when there is none. */
  fromTagHash = 0;
  toTagHash = 0;
  /**
   * Identifies the transaction together with the method of CSeq: hash of the top Via's branch when it begins with the
   * magic cookie, else of sent-by and branch (RFC 3261 17.2.3); 0 without a Via.
   */
  branchHash = 0;
  viaCount = 0;
  /** -1 when absent or not a number. */
  contentLength = -1;
  bodyStart = -1;
  /** The message claims more bytes than there are (snaplen, loss, cut log line). */
  cut = false;
  /** Authorization or Proxy-Authorization is there. */
  hasCredentials = false;
  /** A Reason header is there (RFC 3326). */
  hasReason = false;

  /** Where the headers begin: after the start line. */
  headersStart = 0;
  /** Where the first `lineCount` header lines begin; folded lines belong to the line before. One entry more: where the last ends. */
  readonly lineStarts: Int32Array;
  lineCount = 0;
  /** There are more header lines than `LINE_LIMIT`. */
  linesOmitted = false;

  #buffer: Buffer = Buffer.alloc(0);

  /** @param lineLimit header lines that are found by name */
  constructor(lineLimit = LINE_LIMIT) {
    this.lineStarts = new Int32Array(lineLimit + 1);
  }

  /** Raw value of the first header of that name (long form, any case), unfolded and trimmed; null when absent. Compact forms are found. */
  header(name: string): string | null {
    const line = this.#find(soughtHeader(name), 0);
    return line < 0 ? null : this.#value(line);
  }

  /** The first header line of that name, as an index into `lineStarts`; -1 when absent. */
  lineOf(header: SoughtHeader): number {
    return this.#find(header, 0);
  }

  /** Whether a header of any of the names is there; compact forms are found. */
  hasAny(names: readonly SoughtHeader[]): boolean {
    for (let line = 0; line < this.lineCount; line++) {
      const at = this.lineStarts[line]!;
      const first = this.bytes[at]! | 0x20;
      for (const { long, compact } of names) {
        if (first === long.charCodeAt(0) && this.#isNamed(at, long)) return true;
        if (first === compact && this.#isColon(at + 1)) return true;
      }
    }
    return false;
  }

  /**
   * Tells apart what the header lines of these names say: a hash of all of them, 53 bits long; 0 when there is none. Of a
   * million different values one in ten thousand runs takes two for the same; who forges one could as well send it.
   */
  hashOf(names: readonly SoughtHeader[]): number {
    let low = 0;
    let high = 0;
    for (let line = 0; line < this.lineCount; line++) {
      const at = this.lineStarts[line]!;
      const first = this.bytes[at]! | 0x20;
      for (const { long, compact } of names) {
        const isNamed = first === long.charCodeAt(0) && this.#isNamed(at, long);
        if (!isNamed && !(first === compact && this.#isColon(at + 1))) continue;
        const end = this.lineStarts[line + 1]!;
        low = Math.imul(low, 31) + hashBytes(this.bytes, at, end);
        high = Math.imul(high, 31) + hashBytes(this.bytes, at + 1, end);
        break;
      }
    }
    return low === 0 && high === 0 ? 0 : (high & 0x1fffff) * 2 ** 32 + (low >>> 0) || 1;
  }

  /** Raw values of all header lines of that name, in order; comma lists are not split. */
  headers(name: string): string[] {
    const header = soughtHeader(name);
    const values: string[] = [];
    for (let line = this.#find(header, 0); line >= 0; line = this.#find(header, line + 1))
      values.push(this.#value(line));
    return values;
  }

  /** The text between two offsets: UTF-8 where valid, else Latin-1. */
  text(start: number, end: number): string {
    if (start < 0 || end <= start) return '';
    const bytes = this.bytes;
    if (
      this.#buffer.buffer !== bytes.buffer ||
      this.#buffer.byteOffset !== bytes.byteOffset ||
      this.#buffer.length !== bytes.length
    )
      this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = start; at < end; at++)
      if (bytes[at]! >= 0x80)
        return this.#buffer.toString(isUtf8(this.#buffer.subarray(start, end)) ? 'utf8' : 'latin1', start, end);
    return this.#buffer.toString('latin1', start, end);
  }

  get callId(): string | null {
    return this.callIdStart < 0 ? null : this.text(this.callIdStart, this.callIdEnd);
  }

  get methodName(): string {
    return METHOD_NAMES[this.method] || this.text(this.methodStart, this.methodEnd);
  }

  /** Request-URI as sent; null for a response. */
  get requestUri(): string | null {
    return this.isRequest ? this.text(this.startLineTextStart, this.startLineTextEnd) : null;
  }

  /** Reason phrase as sent, perhaps empty; null for a request. */
  get reasonPhrase(): string | null {
    return this.isRequest ? null : this.text(this.startLineTextStart, this.startLineTextEnd);
  }

  /** Forgets what was found below the start line. */
  resetHeaders(): void {
    this.callIdStart = -1;
    this.callIdEnd = -1;
    this.callIdHash = 0;
    this.cseqNumber = -1;
    this.cseqMethod = METHOD.unknown;
    this.fromTagHash = 0;
    this.toTagHash = 0;
    this.branchHash = 0;
    this.viaCount = 0;
    this.contentLength = -1;
    this.bodyStart = -1;
    this.cut = false;
    this.hasCredentials = false;
    this.hasReason = false;
    this.lineCount = 0;
    this.linesOmitted = false;
  }

  /** The first header line from `line` on that has the name; -1 when there is none. */
  #find({ long, compact }: SoughtHeader, line: number): number {
    for (; line < this.lineCount; line++) {
      const at = this.lineStarts[line]!;
      const first = this.bytes[at]! | 0x20;
      if (first === long.charCodeAt(0) && this.#isNamed(at, long)) return line;
      if (first === compact && this.#isColon(at + 1)) return line;
    }
    return -1;
  }

  #isNamed(at: number, long: string): boolean {
    for (let i = 0; i < long.length; i++) {
      const byte = this.bytes[at + i]!;
      const lower = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
      if (lower !== long.charCodeAt(i)) return false;
    }
    return this.#isColon(at + long.length);
  }

  /** HCOLON: white space may stand before the colon (RFC 3261 25.1). */
  #isColon(at: number): boolean {
    while (at < this.end && (this.bytes[at] === SPACE || this.bytes[at] === TAB)) at++;
    return at < this.end && this.bytes[at] === COLON;
  }

  #value(line: number): string {
    const lineEnd = this.lineStarts[line + 1]!;
    let colon = this.lineStarts[line]!;
    while (colon < lineEnd && this.bytes[colon] !== COLON) colon++;
    const start = skipBlanks(this.bytes, colon + 1, lineEnd);
    const end = trimBlanks(this.bytes, start, lineEnd);
    for (let at = start; at < end; at++)
      if (isBlank(this.bytes[at]!) && this.bytes[at] !== SPACE && this.bytes[at] !== TAB)
        return this.text(start, end).replace(FOLD, ' ');
    return this.text(start, end);
  }
}

/** A folded line counts as one space (RFC 3261 7.3.1). */
const FOLD = /(?:\r\r\n|\r\n|\r|\n)[ \t]+/g;
