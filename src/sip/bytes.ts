// Not exported: V8 looks bindings that cross modules up at each use, which made the scan two times slower. The files of
// the hot path therefore have their own.
const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

/** 1 for the characters of a token (RFC 3261 25.1). */
const TOKEN = new Uint8Array(256);
for (const byte of new TextEncoder().encode("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.!%*_+`'~"))
  TOKEN[byte] = 1;

/** Whether `byte` may stand in a token. */
export function isTokenByte(byte: number): boolean {
  return TOKEN[byte] === 1;
}

/** Whether `byte` is white space within a header: SP, TAB, or the line end of a folded line. */
export function isBlank(byte: number): boolean {
  return byte <= SPACE && (byte === SPACE || byte === TAB || byte === CR || byte === LF);
}

/** The first position from `at` that is not white space. */
export function skipBlanks(bytes: Uint8Array, at: number, end: number): number {
  while (at < end && isBlank(bytes[at]!)) at++;
  return at;
}

/** The end of the text that ends before `end` once white space is trimmed; not below `start`. */
export function trimBlanks(bytes: Uint8Array, start: number, end: number): number {
  while (end > start && isBlank(bytes[end - 1]!)) end--;
  return end;
}

/**
 * Where the line after the line end at `at` begins. RFC 3261 7 wants CRLF; LF, bare CR, and the CR CR LF that careless
 * text conversion makes are taken as well.
 */
export function afterLineEnd(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] === LF || at + 1 >= end) return at + 1;
  if (bytes[at + 1] === LF) return at + 2;
  return bytes[at + 1] === CR && at + 2 < end && bytes[at + 2] === LF ? at + 3 : at + 1;
}

/**
 * Whether `word` (lower case letters and "-") stands at `at`, in any case. The caller sees to it that the bytes are
 * there, and that none of them is a line end.
 */
export function hasWord(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i++) if ((bytes[at + i]! | 0x20) !== word[i]) return false;
  return true;
}
