import { hashBytes } from '../util/hash.ts';
import { hasWord, skipBlanks, trimBlanks } from './bytes.ts';

const SPACE = 0x20;
const QUOTE = 0x22;
const SEMICOLON = 0x3b;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const BACKSLASH = 0x5c;

const TAG = new TextEncoder().encode('tag');

/** 1 for the bytes at which the search for the tag has something to decide: one question for all others. */
const IS_MARK = new Uint8Array(256);
for (const mark of [SEMICOLON, GREATER, QUOTE]) IS_MARK[mark] = 1;

/**
 * Hash of the tag parameter of a From or To value; 0 when there is none. Parameters of the URI inside <> and text in
 * quotes are not looked at (RFC 3261 20.10).
 */
export function tagHash(bytes: Uint8Array, start: number, end: number): number {
  // Backwards, as tags end the value: what follows the last ">" is parameters, unless quotes say otherwise.
  let paramEnd = end;
  for (let at = end - 1; at >= start; at--) {
    const byte = bytes[at]!;
    if (IS_MARK[byte] === 0) continue;
    if (byte === SEMICOLON) {
      const hash = tagIn(bytes, at + 1, paramEnd);
      if (hash !== 0) return hash;
      paramEnd = at;
    } else if (byte === GREATER) return 0;
    else return tagHashForwards(bytes, start, end);
  }
  return 0;
}

function tagHashForwards(bytes: Uint8Array, start: number, end: number): number {
  let isQuoted = false;
  let isBracketed = false;
  let paramStart = -1;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (isQuoted) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) isQuoted = false;
    } else if (byte === QUOTE) isQuoted = true;
    else if (byte === LESS) isBracketed = true;
    else if (byte === GREATER) isBracketed = false;
    else if (byte === SEMICOLON && !isBracketed) {
      const hash = paramStart < 0 ? 0 : tagIn(bytes, paramStart, at);
      if (hash !== 0) return hash;
      paramStart = at + 1;
    }
  }
  return paramStart < 0 || isQuoted ? 0 : tagIn(bytes, paramStart, end);
}

/** Hash of the value when the parameter is `tag=value`, else 0. */
function tagIn(bytes: Uint8Array, start: number, end: number): number {
  // As nearly everybody writes it.
  if (
    bytes[start + 3] === EQUALS &&
    (bytes[start]! | 0x20) === 0x74 &&
    (bytes[start + 1]! | 0x20) === 0x61 &&
    (bytes[start + 2]! | 0x20) === 0x67 &&
    bytes[start + 4]! > SPACE &&
    bytes[end - 1]! > SPACE
  )
    return start + 4 < end ? hashBytes(bytes, start + 4, end) || 1 : 0;
  const name = skipBlanks(bytes, start, end);
  if (end - name < 5 || !hasWord(bytes, name, TAG)) return 0;
  const equals = skipBlanks(bytes, name + 3, end);
  if (equals >= end || bytes[equals] !== EQUALS) return 0;
  const value = skipBlanks(bytes, equals + 1, end);
  const valueEnd = trimBlanks(bytes, value, end);
  return value < valueEnd ? hashBytes(bytes, value, valueEnd) || 1 : 0;
}
