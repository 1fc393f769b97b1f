/** Digits kept of a dialled number: with the 1 before them they fill an integer that V8 does not box. */
const MAX_DIGITS = 9;

const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10];

const AT = 0x40;
const COLON = 0x3a;
const SEMICOLON = 0x3b;
const PLUS = 0x2b;
const PERCENT = 0x25;

/**
 * How the number begins that a Request-URI dials: up to nine digits of its user part, or of a tel URI (RFC 3261 19.1.1,
 * RFC 3966), as one integer. A 1 stands before the digits, so that zeros in front count; a number with + is negative.
 * 0 when no number is dialled.
 * @param start offset of the URI in `bytes`
 */
export function dialledPrefix(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== COLON) at++;
  const isTel = at - start === 3 && (bytes[start]! | 0x20) === 0x74;
  at++;
  const isGlobal = bytes[at] === PLUS || isEscapedPlus(bytes, at);
  if (isGlobal) at += bytes[at] === PLUS ? 1 : 3;
  let prefix = 1;
  let digits = 0;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x30 && byte <= 0x39) {
      if (digits++ < MAX_DIGITS) prefix = prefix * 10 + byte - 0x30;
    } else if (!isSeparator(byte)) break;
  }
  if (digits === 0) return 0;
  const isWhole = at >= end ? isTel : isNumberEnd(bytes, at, end, isTel);
  if (!isWhole) return 0;
  return isGlobal ? -prefix : prefix;
}

/** The text of what `dialledPrefix` put into an integer: `+4420`. */
export function prefixText(prefix: number): string {
  return `${prefix < 0 ? '+' : ''}${String(Math.abs(prefix)).slice(1)}`;
}

/** The same beginning with at most `digits` digits. */
export function shortened(prefix: number, digits: number): number {
  let rest = Math.abs(prefix);
  const limit = POWERS[digits + 1]!;
  while (rest >= limit) rest = (rest / 10) | 0;
  return prefix < 0 ? -rest : rest;
}

/** Visual separators of RFC 3966 3. */
export function isSeparator(byte: number): boolean {
  return byte === 0x2d || byte === 0x2e || byte === 0x28 || byte === 0x29;
}

/** Some stacks escape the + as %2B. */
function isEscapedPlus(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === PERCENT && bytes[at + 1] === 0x32 && (bytes[at + 2]! | 0x20) === 0x62;
}

/** Whether the digits are all of the user part: parameters or a password may follow, but then its @ must come. */
function isNumberEnd(bytes: Uint8Array, at: number, end: number, isTel: boolean): boolean {
  if (bytes[at] === AT) return true;
  if (bytes[at] !== SEMICOLON && bytes[at] !== COLON) return false;
  if (isTel) return true;
  while (at < end && bytes[at] !== AT) at++;
  return at < end;
}
