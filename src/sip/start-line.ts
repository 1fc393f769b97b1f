import { afterLineEnd, isTokenByte } from './bytes.ts';
import type { Message } from './message.ts';
import { METHOD, methodAt } from './methods.ts';
import type { WordFinder } from './word-finder.ts';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const SLASH = 0x2f;
const ZERO = 0x30;
const COLON = 0x3a;

/** What stands at a place where a message may begin. */
export const START = {
  /** Not SIP. */
  none: 0,
  /** Perhaps the beginning of a start line: more bytes will tell. */
  partial: 1,
  request: 2,
  response: 3,
  /** A start line of SIP, but not of version 2.0. */
  otherVersion: 4,
  /** SIP/2.0 and no status code between 100 and 699. */
  badStatus: 5,
} as const;
export type Start = (typeof START)[keyof typeof START];

/** What follows the last of the bytes at hand. */
export const TAIL = {
  /** Nothing: a datagram, or the end of a stream. */
  nothing: 0,
  /** Bytes that were not recorded. */
  lost: 1,
  /** The next bytes of a stream. */
  more: 2,
} as const;
export type Tail = (typeof TAIL)[keyof typeof TAIL];

/** A start line longer than this is none; real Request-URIs stay below a datagram. */
export const START_LINE_LIMIT = 8192;
/** Longer than any method in use: text without blanks is not held back in the hope of one. */
const METHOD_LIMIT = 64;
const VERSION_LENGTH = 'SIP/2.0'.length;

/**
 * Reads the start line at `message.start` into the message (RFC 3261 7.1, 7.2).
 *
 * A request is `METHOD SP Request-URI SP SIP/2.0`, a response `SIP/2.0 SP 3DIGIT [SP phrase]`. The version is compared
 * without case (RFC 3261 7.1), and stray white space is let through, as such messages are sent and answered (RFC 4475
 * 3.1.2.7 to 3.1.2.10). Control characters are not: no element would take such a line for SIP. A method that is not
 * registered must be a token in front of something with a scheme, so that no other text is taken for SIP.
 */
export function readStartLine(message: Message, finder: WordFinder, tail: Tail): Start {
  const { bytes, start } = message;
  const end = message.end - start > START_LINE_LIMIT ? start + START_LINE_LIMIT : message.end;
  if (!isTokenByte(bytes[start]!)) return START.none;
  let lineEnd = finder.control(start, end);
  while (lineEnd < end && bytes[lineEnd] === TAB) lineEnd = finder.control(lineEnd + 1, end);
  let isWhole = tail === TAIL.nothing;
  if (lineEnd < end) {
    if (bytes[lineEnd] !== CR && bytes[lineEnd] !== LF) return START.none;
    isWhole = true;
    message.headersStart = afterLineEnd(bytes, lineEnd, message.end);
  } else {
    if (end < message.end) return START.none;
    if (tail === TAIL.more) return couldBegin(bytes, start, end) ? START.partial : START.none;
    message.headersStart = end;
  }
  if (lineEnd - start > VERSION_LENGTH && isSip(bytes, start))
    return isVersion2(bytes, start) && isSpace(bytes[start + VERSION_LENGTH]!)
      ? statusLine(message, lineEnd, isWhole)
      : otherVersion(bytes, start + 4, lineEnd);
  return isWhole ? requestLine(message, lineEnd) : cutRequestLine(message, lineEnd);
}

function statusLine(message: Message, lineEnd: number, isWhole: boolean): Start {
  const { bytes, start } = message;
  let at = start + VERSION_LENGTH;
  while (at < lineEnd && isSpace(bytes[at]!)) at++;
  const codeEnd = at + 3;
  if (codeEnd > lineEnd) return isWhole ? START.badStatus : START.none;
  const [a, b, c] = [bytes[at]! - ZERO, bytes[at + 1]! - ZERO, bytes[at + 2]! - ZERO];
  // RFC 3261 21 knows the classes 1 to 6; a longer number must not wrap around to one of them (RFC 4475 3.1.2.19).
  if (a < 1 || a > 6 || b < 0 || b > 9 || c < 0 || c > 9) return START.badStatus;
  if (codeEnd < lineEnd && !isSpace(bytes[codeEnd]!)) return START.badStatus;
  if (codeEnd === lineEnd && !isWhole) return START.none;
  message.isRequest = false;
  message.method = METHOD.unknown;
  message.methodStart = -1;
  message.methodEnd = -1;
  message.statusCode = 100 * a + 10 * b + c;
  message.startLineTextStart = codeEnd < lineEnd ? codeEnd + 1 : codeEnd;
  message.startLineTextEnd = lineEnd;
  return START.response;
}

function requestLine(message: Message, lineEnd: number): Start {
  const { bytes, start } = message;
  let end = lineEnd;
  while (end > start && isSpace(bytes[end - 1]!)) end--;
  const version = end - VERSION_LENGTH;
  if (version - start < 4) return START.none;
  if (!isVersion2(bytes, version)) return trailingVersion(bytes, start, end);
  if (!isSpace(bytes[version - 1]!) || !readMethod(message, version)) return START.none;
  let uri = message.methodEnd;
  while (uri < version && isSpace(bytes[uri]!)) uri++;
  let uriEnd = version;
  while (uriEnd > uri && isSpace(bytes[uriEnd - 1]!)) uriEnd--;
  if (uri === uriEnd) return START.none;
  if (message.method === METHOD.other && !firstWordHasColon(bytes, uri, uriEnd)) return START.none;
  return asRequest(message, uri, uriEnd);
}

/** A request line of which the end is lost: only a registered method and a scheme of ours make it one. */
function cutRequestLine(message: Message, lineEnd: number): Start {
  if (!readMethod(message, lineEnd) || message.method === METHOD.other) return START.none;
  const uri = message.methodEnd + 1;
  return hasSipScheme(message.bytes, uri, lineEnd) ? asRequest(message, uri, lineEnd) : START.none;
}

function asRequest(message: Message, uri: number, uriEnd: number): Start {
  message.isRequest = true;
  message.statusCode = 0;
  message.startLineTextStart = uri;
  message.startLineTextEnd = uriEnd;
  return START.request;
}

/** Reads a token and the white space after it; false when there is none before `end`. */
function readMethod(message: Message, end: number): boolean {
  const { bytes, start } = message;
  let at = start;
  while (at < end && isTokenByte(bytes[at]!)) at++;
  if (at === start || at >= end || !isSpace(bytes[at]!)) return false;
  message.methodStart = start;
  message.methodEnd = at;
  message.method = methodAt(bytes, start, at);
  return true;
}

/** Whether a line without its end may yet become a start line: a token, then anything printable. */
function couldBegin(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end && (isTokenByte(bytes[at]!) || bytes[at] === SLASH)) at++;
  return at < end ? isSpace(bytes[at]!) : at - start <= METHOD_LIMIT;
}

/** Whether the scheme at `at` is one that SIP requests carry. */
export function hasSipScheme(bytes: Uint8Array, at: number, end: number): boolean {
  return SCHEMES.some(
    (scheme) => at + scheme.length <= end && scheme.every((byte, i) => (bytes[at + i]! | 0x20) === (byte | 0x20)),
  );
}
const SCHEMES = ['sip:', 'sips:', 'tel:', 'urn:'].map((scheme) => new TextEncoder().encode(scheme));

function firstWordHasColon(bytes: Uint8Array, at: number, end: number): boolean {
  while (at < end && !isSpace(bytes[at]!)) if (bytes[at++] === COLON) return true;
  return false;
}

/** `SIP/` at `at`, in any case. */
function isSip(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at + 3] === SLASH &&
    (bytes[at]! | 0x20) === 0x73 &&
    (bytes[at + 1]! | 0x20) === 0x69 &&
    (bytes[at + 2]! | 0x20) === 0x70
  );
}

/** `SIP/2.0` at `at`, in any case. */
export function isVersion2(bytes: Uint8Array, at: number): boolean {
  return bytes[at + 4] === 0x32 && bytes[at + 5] === 0x2e && bytes[at + 6] === ZERO && isSip(bytes, at);
}

/** `SIP/7.0 `: digits, a point and digits, then white space. */
function otherVersion(bytes: Uint8Array, at: number, lineEnd: number): Start {
  const end = versionEnd(bytes, at, lineEnd);
  return end > at && end < lineEnd && isSpace(bytes[end]!) ? START.otherVersion : START.none;
}

function trailingVersion(bytes: Uint8Array, start: number, end: number): Start {
  let at = end;
  while (at > start && !isSpace(bytes[at - 1]!)) at--;
  if (at === start || end - at < 5 || !isSip(bytes, at)) return START.none;
  return versionEnd(bytes, at + 4, end) === end ? START.otherVersion : START.none;
}

function versionEnd(bytes: Uint8Array, at: number, end: number): number {
  while (at < end && (bytes[at] === 0x2e || (bytes[at]! >= ZERO && bytes[at]! <= 0x39))) at++;
  return at;
}

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}
