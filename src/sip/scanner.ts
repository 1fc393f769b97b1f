import { hashBytes } from '../util/hash.ts';
import { afterLineEnd, hasWord, skipBlanks, trimBlanks } from './bytes.ts';
import type { Message } from './message.ts';
import { scanCseq } from './scan-cseq.ts';
import { tagHash } from './scan-tag.ts';
import { scanVia } from './scan-via.ts';
import { TAIL, type Tail } from './start-line.ts';
import type { WordFinder } from './word-finder.ts';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const ZERO = 0x30;
const COLON = 0x3a;

const encoder = new TextEncoder();
const DASH_ID = encoder.encode('-id');
const ENT_LENGTH = encoder.encode('ent-length');
const ON = encoder.encode('on');
const ORIZATION = encoder.encode('orization');
const Y_AUTHORIZATION = encoder.encode('y-authorization');

const LOWER_CASE = 0x20202020;
const VIA_COLON = wordOf('via:');
const VIA_SPACE = wordOf('via ');
const VIA_TAB = wordOf('via\x29');
const FROM = wordOf('from');
const TO = wordOf('to\0\0');
const TO_COLON_SPACE = wordOf('to: ');
const CALL = wordOf('call');
const CSEQ = wordOf('cseq');
const CONT = wordOf('cont');
const REAS = wordOf('reas');
const AUTH = wordOf('auth');
const PROX = wordOf('prox');

/** 1 for the first letters, in either case, of the headers that messages are sorted by: the others are most. */
const IS_SORTED_BY = new Uint8Array(256);
for (const letter of encoder.encode('viaftclrpVIAFTCLRP')) IS_SORTED_BY[letter] = 1;

/** Far above any body, and small enough to add to an offset. */
const LENGTH_LIMIT = 0x3fffffff;

/**
 * The hot scanner: one walk over the header lines that notes where each begins and reads the few values that every
 * message is sorted by. No strings, no allocation.
 */
export class Scanner {
  readonly #finder: WordFinder;
  readonly #message: Message;
  #hasFrom = false;
  #hasTo = false;
  #hasCseq = false;
  #hasLength = false;

  /** Scans into `message`; `finder` must be in use of the message's bytes. */
  constructor(message: Message, finder: WordFinder) {
    this.#message = message;
    this.#finder = finder;
  }

  /**
   * Scans the headers of the message, whose start line is read.
   * @param tail a line whose end is lost is not trusted
   * @returns whether the empty line that ends the headers was found
   */
  scanHeaders(tail: Tail): boolean {
    const message = this.#message;
    const finder = this.#finder;
    const { bytes, end, lineStarts } = message;
    message.resetHeaders();
    this.#hasFrom = this.#hasTo = this.#hasCseq = this.#hasLength = false;
    let line = message.headersStart;
    while (line < end) {
      const first = bytes[line]!;
      if (first === CR || first === LF) {
        // A CR that ends the bytes of a stream may have its LF to come.
        if (first === CR && line + 1 === end && tail === TAIL.more) return false;
        message.bodyStart = afterLineEnd(bytes, line, end);
        return true;
      }
      let at = finder.lineEnd(line, end);
      let next = end;
      // As nearly every line ends: CRLF, and no white space that would continue it.
      if (bytes[at] === CR && bytes[at + 1] === LF && at + 2 < end && bytes[at + 2]! > SPACE) next = at + 2;
      else
        while (at < end) {
          const byte = bytes[at]!;
          if (byte === CR || byte === LF) {
            next = afterLineEnd(bytes, at, end);
            if (next === end || (bytes[next] !== SPACE && bytes[next] !== TAB)) break;
            at = next; // RFC 3261 7.3.1: a line that begins with white space continues the one before.
          } else at++;
          at = finder.lineEnd(at, end);
          next = end;
        }
      if (at === end && tail === TAIL.lost) return false;
      if (message.lineCount < lineStarts.length - 1) {
        lineStarts[message.lineCount] = line;
        lineStarts[++message.lineCount] = next;
      } else message.linesOmitted = true;
      if (IS_SORTED_BY[first] === 1) this.#header(line, at);
      line = next;
    }
    return false;
  }

  /** Reads a header that messages are sorted by; of one that may occur once, the first counts. */
  #header(line: number, end: number): void {
    const bytes = this.#message.bytes;
    // The first four bytes in lower case (which leaves ":" and " " as they are) tell nearly all headers apart.
    const word =
      bytes[line]! | (bytes[line + 1]! << 8) | (bytes[line + 2]! << 16) | (bytes[line + 3]! << 24) | LOWER_CASE;
    switch (word) {
      case VIA_COLON:
        return this.#via(line + 3, end);
      case FROM:
        return this.#from(line + 4, end);
      case TO_COLON_SPACE:
        return this.#to(line + 2, end);
      case CALL:
        return hasWord(bytes, line + 4, DASH_ID) ? this.#callId(line + 7, end) : undefined;
      case CSEQ:
        return this.#cseq(line + 4, end);
      case CONT:
        return bytes[line + 8]! >= COLON && hasWord(bytes, line + 4, ENT_LENGTH)
          ? this.#contentLength(line + 14, end)
          : undefined;
      case REAS:
        if (hasWord(bytes, line + 4, ON) && this.#value(line + 6, end) >= 0) this.#message.hasReason = true;
        return;
      case AUTH:
        if (hasWord(bytes, line + 4, ORIZATION) && this.#value(line + 13, end) >= 0)
          this.#message.hasCredentials = true;
        return;
      case PROX:
        if (hasWord(bytes, line + 4, Y_AUTHORIZATION) && this.#value(line + 19, end) >= 0)
          this.#message.hasCredentials = true;
        return;
      case VIA_SPACE:
      case VIA_TAB:
        return this.#via(line + 3, end);
      default:
        if ((word & 0xffff) === TO) this.#to(line + 2, end);
        else if (bytes[line + 1]! <= COLON) this.#compactHeader(line, end);
    }
  }

  /** RFC 3261 7.3.3. */
  #compactHeader(line: number, end: number): void {
    switch (this.#message.bytes[line]! | 0x20) {
      case 0x76:
        return this.#via(line + 1, end);
      case 0x66:
        return this.#from(line + 1, end);
      case 0x74:
        return this.#to(line + 1, end);
      case 0x69:
        return this.#callId(line + 1, end);
      case 0x6c:
        return this.#contentLength(line + 1, end);
      default:
    }
  }

  // The methods below are given where the name of the header ends.

  #via(nameEnd: number, end: number): void {
    const value = this.#value(nameEnd, end);
    if (value >= 0) scanVia(this.#message, this.#finder, value, trimBlanks(this.#message.bytes, value, end));
  }

  #from(nameEnd: number, end: number): void {
    const value = this.#hasFrom ? -1 : this.#value(nameEnd, end);
    if (value < 0) return;
    this.#hasFrom = true;
    this.#message.fromTagHash = tagHash(this.#message.bytes, value, trimBlanks(this.#message.bytes, value, end));
  }

  #to(nameEnd: number, end: number): void {
    const value = this.#hasTo ? -1 : this.#value(nameEnd, end);
    if (value < 0) return;
    this.#hasTo = true;
    this.#message.toTagHash = tagHash(this.#message.bytes, value, trimBlanks(this.#message.bytes, value, end));
  }

  #cseq(nameEnd: number, end: number): void {
    const value = this.#hasCseq ? -1 : this.#value(nameEnd, end);
    if (value < 0) return;
    this.#hasCseq = true;
    scanCseq(this.#message, value, end);
  }

  #callId(nameEnd: number, end: number): void {
    const message = this.#message;
    if (message.callIdStart >= 0) return;
    const value = this.#value(nameEnd, end);
    if (value < 0) return;
    const valueEnd = trimBlanks(message.bytes, value, end);
    if (value === valueEnd) return;
    message.callIdStart = value;
    message.callIdEnd = valueEnd;
    message.callIdHash = hashBytes(message.bytes, value, valueEnd) || 1;
  }

  #contentLength(nameEnd: number, end: number): void {
    const value = this.#hasLength ? -1 : this.#value(nameEnd, end);
    if (value < 0) return;
    this.#hasLength = true;
    const bytes = this.#message.bytes;
    const valueEnd = trimBlanks(bytes, value, end);
    let length = 0;
    for (let at = value; at < valueEnd; at++) {
      const digit = bytes[at]! - ZERO;
      if (digit < 0 || digit > 9) return;
      length = Math.min(10 * length + digit, LENGTH_LIMIT);
    }
    if (value < valueEnd) this.#message.contentLength = length;
  }

  /** Where the value begins when a colon, perhaps after white space, stands at `at`; else -1. */
  #value(at: number, end: number): number {
    const bytes = this.#message.bytes;
    if (bytes[at] === COLON && bytes[at + 1] === SPACE && bytes[at + 2]! > SPACE) return at + 2;
    while (at < end && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
    return at < end && bytes[at] === COLON ? skipBlanks(bytes, at + 1, end) : -1;
  }
}

/** Four characters as a little-endian word. */
function wordOf(text: string): number {
  return text.charCodeAt(0) | (text.charCodeAt(1) << 8) | (text.charCodeAt(2) << 16) | (text.charCodeAt(3) << 24);
}
