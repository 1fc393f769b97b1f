import { latin1 } from './log-line.ts';

const SPACE = 0x20;
const TAB = 0x09;
const COLON = 0x3a;
const CONTENT_LENGTH = 'content-length';
const VERSION = Buffer.from('SIP/2.0');
/** A larger number is as good as this one. */
const LARGEST = 1 << 18;

/** Without a Content-Length: what SDP is made of (RFC 8866 5). */
export function isBodyLine(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= 2 && bytes[start + 1] === 0x3d && isLetter(bytes[start]!);
}

export function trimmed(bytes: Uint8Array, start: number, end: number): number {
  while (end > start && bytes[end - 1]! <= SPACE) end--;
  return end;
}

export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  return countBlanks(bytes, start, end, end - start) === end - start;
}

export function countBlanks(bytes: Uint8Array, start: number, end: number, most: number): number {
  let count = 0;
  while (count < most && start + count < end && (bytes[start + count] === SPACE || bytes[start + count] === TAB))
    count++;
  return count;
}

export function isCapital(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

export function isLetter(byte: number): boolean {
  return ((byte | 32) - 0x61) >>> 0 < 26;
}

/** Where the colon behind a header's name stands (RFC 3261 25.1: white space may come before it); -1: not a header. */
export function nameEnd(bytes: Uint8Array, start: number, end: number): number {
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
export function isContentLength(bytes: Uint8Array, start: number, colon: number): boolean {
  let end = colon;
  while (end > start && bytes[end - 1]! <= SPACE) end--;
  if (end - start === 1) return (bytes[start]! | 32) === 0x6c;
  if (end - start !== CONTENT_LENGTH.length || (bytes[start]! | 32) !== 0x63) return false;
  for (let i = 1; i < CONTENT_LENGTH.length; i++)
    if ((bytes[start + i]! | 32) !== CONTENT_LENGTH.charCodeAt(i)) return false;
  return true;
}

export function numberBehind(bytes: Uint8Array, colon: number, end: number): number {
  let at = colon + 1;
  while (at < end && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
  let value = -1;
  for (; at < end && bytes[at]! >= 0x30 && bytes[at]! <= 0x39 && value < LARGEST; at++)
    value = Math.max(0, value) * 10 + bytes[at]! - 0x30;
  return value;
}

/** Whether a whole line is a start line. Looks at few bytes of any other line. */
export function isStartLine(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 11) return false;
  if (bytes[start] === VERSION[0] && bytes[start + 3] === VERSION[3])
    return holds(bytes, start) && isDigit(bytes[start + 8]!);
  return isLetter(bytes[end - 5]!) && bytes[end - 1] === 0x30 && holds(bytes, end - VERSION.length);
}

function holds(bytes: Uint8Array, at: number): boolean {
  return VERSION.every((byte, i) => bytes[at + i] === byte);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** @param end of the headers */
export function hasMessageInBody(bytes: Uint8Array, end: number): boolean {
  return /^(?:content-type|c)\s*:\s*(?:message|multipart)\//im.test(latin1(bytes, 0, end));
}
