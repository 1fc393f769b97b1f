import { hashBytes } from '../util/hash.ts';
import { hasWord, isBlank, isTokenByte, skipBlanks, trimBlanks } from './bytes.ts';
import type { Message } from './message.ts';
import type { WordFinder } from './word-finder.ts';

const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const SLASH = 0x2f;
const SEMICOLON = 0x3b;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const BACKSLASH = 0x5c;

const BRANCH = new TextEncoder().encode('branch');
const COOKIE_LENGTH = 'z9hG4bK'.length;

/** Counts the Vias of one Via header line and, when they are the message's first, identifies the transaction by the top one. */
export function scanVia(message: Message, finder: WordFinder, start: number, end: number): void {
  const bytes = message.bytes;
  const isTop = message.viaCount === 0;
  let viaEnd = finder.byte(start, end, COMMA);
  if (viaEnd === end && isTokenByte(bytes[start]!)) message.viaCount++;
  else {
    viaEnd = elementEnd(bytes, start, end);
    message.viaCount += countElements(bytes, start, end);
  }
  if (isTop && message.viaCount > 0) message.branchHash = transactionHash(bytes, finder, start, viaEnd);
}

/** RFC 3261 17.2.3: the branch alone identifies when it has the cookie and something after it, else sent-by belongs to it. */
function transactionHash(bytes: Uint8Array, finder: WordFinder, start: number, end: number): number {
  return plainBranchHash(bytes, start, end) || anyTransactionHash(bytes, finder, start, end);
}

/** Of a Via as nearly everybody writes it, `SIP/2.0/UDP host:port;branch=z9hG4bK...;rport`; 0 of any other. */
function plainBranchHash(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (;;) {
    while (at < end && bytes[at] !== SEMICOLON) if (bytes[at++] === QUOTE) return 0;
    if (at + 15 >= end) return 0;
    if (bytes[at + 7] === EQUALS && isBranch(bytes, at + 1)) break;
    at++;
  }
  const branch = at + 8;
  if (!startsWithCookie(bytes, branch)) return 0;
  let branchEnd = branch + COOKIE_LENGTH;
  while (branchEnd < end && bytes[branchEnd]! > SPACE && bytes[branchEnd] !== SEMICOLON)
    if (bytes[branchEnd++] === QUOTE) return 0;
  const isPlain = branchEnd > branch + COOKIE_LENGTH && (branchEnd === end || bytes[branchEnd] === SEMICOLON);
  return isPlain ? hashBytes(bytes, branch, branchEnd) || 1 : 0;
}

/** `branch` at `at`, in any case: letters one by one, as a loop costs more than the comparisons. */
function isBranch(bytes: Uint8Array, at: number): boolean {
  return (
    (bytes[at]! | 0x20) === 0x62 &&
    (bytes[at + 1]! | 0x20) === 0x72 &&
    (bytes[at + 2]! | 0x20) === 0x61 &&
    (bytes[at + 3]! | 0x20) === 0x6e &&
    (bytes[at + 4]! | 0x20) === 0x63 &&
    (bytes[at + 5]! | 0x20) === 0x68
  );
}

function anyTransactionHash(bytes: Uint8Array, finder: WordFinder, start: number, end: number): number {
  const params = finder.byte(start, end, SEMICOLON);
  for (let at = params; at < end;) {
    const name = skipBlanks(bytes, at + 1, end);
    let paramEnd = finder.byte(name, end, SEMICOLON);
    if (paramEnd - name > BRANCH.length && hasWord(bytes, name, BRANCH)) {
      const equals = skipBlanks(bytes, name + BRANCH.length, paramEnd);
      if (equals < paramEnd && bytes[equals] === EQUALS)
        return branchHash(bytes, start, params, skipBlanks(bytes, equals + 1, paramEnd), paramEnd);
    }
    if (finder.byte(name, paramEnd, QUOTE) < paramEnd) paramEnd = parameterEnd(bytes, name, end);
    at = paramEnd;
  }
  return sentByHash(bytes, start, params);
}

function branchHash(bytes: Uint8Array, start: number, params: number, branch: number, paramEnd: number): number {
  const branchEnd = trimBlanks(bytes, branch, paramEnd);
  const isUnique = branchEnd - branch > COOKIE_LENGTH && startsWithCookie(bytes, branch);
  const hash = hashBytes(bytes, branch, branchEnd) || 1;
  return isUnique ? hash : Math.imul(hash, 31) ^ sentByHash(bytes, start, params) || 1;
}

/** `z9hG4bK` at `at` (RFC 3261 8.1.1.7). Branches are compared as they stand; nobody changes the case of the cookie. */
function startsWithCookie(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x7a &&
    bytes[at + 1] === 0x39 &&
    bytes[at + 2] === 0x68 &&
    bytes[at + 3] === 0x47 &&
    bytes[at + 4] === 0x34 &&
    bytes[at + 5] === 0x62 &&
    bytes[at + 6] === 0x4b
  );
}

/**
 * Hash of `host [: port]`, which follows `name / version / transport`: letters count as lower case (RFC 3261 19.1.4),
 * white space not at all.
 */
function sentByHash(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (let slashes = 0; at < end && slashes < 2; at++) if (bytes[at] === SLASH) slashes++;
  at = skipBlanks(bytes, at, end);
  while (at < end && !isBlank(bytes[at]!)) at++;
  let hash = 0;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (!isBlank(byte)) hash = Math.imul(hash ^ (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte), 0x01000193);
  }
  return hash ^ (hash >>> 15) || 1;
}

/** The end of the first element of a comma list: a comma outside quotes and brackets. */
function elementEnd(bytes: Uint8Array, start: number, end: number): number {
  return separator(bytes, start, end, COMMA);
}

function parameterEnd(bytes: Uint8Array, start: number, end: number): number {
  return separator(bytes, start, end, SEMICOLON);
}

function separator(bytes: Uint8Array, start: number, end: number, wanted: number): number {
  let isQuoted = false;
  let isBracketed = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (isQuoted) {
      if (byte === BACKSLASH) at++;
    } else if (byte === LESS) isBracketed = true;
    else if (byte === GREATER) isBracketed = false;
    else if (byte === wanted && !isBracketed) return at;
  }
  return end;
}

/** How many elements of the list say something: stray commas and semicolons are no Vias (RFC 4475 3.1.2.1). */
function countElements(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    at = skipBlanks(bytes, at, end);
    const next = elementEnd(bytes, at, end);
    if (at < next && isTokenByte(bytes[at]!)) count++;
    at = next;
  }
  return count;
}
