import { isTokenByte } from './text.ts';

/** What the first bytes of a stream can be; `undecided` needs more bytes. */
export const START_LINE = { no: 0, undecided: 1, yes: 2 } as const;
type StartLine = (typeof START_LINE)[keyof typeof START_LINE];

const CR = 13;
const LF = 10;
const SP = 32;
/** Lower case, as SIP-Version is compared without regard to case (RFC 3261 7.1). */
const VERSION = new TextEncoder().encode('sip/2.0');
const LONGEST_METHOD = 32;
const LONGEST_LINE = 2048;

/** How many bytes of CR and LF stand first: they may precede a start line (RFC 3261 7.5) and are what a keep-alive is made of. */
export function countLineEnds(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] === CR || bytes[at] === LF)) at++;
  return at - start;
}

/**
 * Whether bytes begin, after CR and LF, with a SIP start line (RFC 3261 7.1, 7.2): `SIP/2.0` and a space, or a token, a
 * space, and ` SIP/2.0` on the same line. The Request-URI is not looked at.
 */
export function startLineAt(bytes: Uint8Array, start: number, end: number): StartLine {
  const from = start + countLineEnds(bytes, start, end);
  if (from === end) return START_LINE.undecided;
  const status = versionAt(bytes, from, end);
  if (status === START_LINE.undecided) return status;
  if (status === START_LINE.yes) {
    const after = from + VERSION.length;
    if (after === end) return START_LINE.undecided;
    return bytes[after] === SP ? START_LINE.yes : START_LINE.no;
  }

  let at = from;
  while (at < end && isTokenByte(bytes[at]!)) at++;
  if (at === from || at - from > LONGEST_METHOD) return START_LINE.no;
  if (at === end) return START_LINE.undecided;
  if (bytes[at] !== SP) return START_LINE.no;

  const stop = Math.min(end, from + LONGEST_LINE);
  for (; at < stop; at++) {
    const byte = bytes[at]!;
    if (byte === CR || byte === LF) return START_LINE.no;
    if (byte !== SP) continue;
    const version = versionAt(bytes, at + 1, end);
    if (version !== START_LINE.no) return version;
  }
  return stop < end || end - from >= LONGEST_LINE ? START_LINE.no : START_LINE.undecided;
}

/** Offset of the first line that is a start line, a first line without its beginning included; -1 when there is none. */
export function findStartLine(bytes: Uint8Array, start: number, end: number): number {
  let judged = start;
  for (let at = start; ; at = judged) {
    at = findVersion(bytes, at, end);
    if (at < 0) return -1;
    let line = at;
    while (line > judged && bytes[line - 1] !== LF) line--;
    const isSameLine = line === judged && judged > start && bytes[line - 1] !== LF;
    if (!isSameLine && startLineAt(bytes, line, end) === START_LINE.yes) return line;
    judged = at + VERSION.length;
  }
}

/** Offset of the first `SIP/2.0`, or -1. Looks at one byte in seven where nothing is near (Boyer, Moore, Horspool). */
export function findVersion(bytes: Uint8Array, start: number, end: number): number {
  const last = VERSION.length - 1;
  let at = start + last;
  while (at < end) {
    const byte = bytes[at]!;
    if (byte === 0x30 && versionAt(bytes, at - last, end) === START_LINE.yes) return at - last;
    at += SKIP[byte]!;
  }
  return -1;
}

/** How far a window over `SIP/2.0` may move when its last byte is this one. */
const SKIP = new Uint8Array(256).fill(VERSION.length);
for (let i = 0; i < VERSION.length - 1; i++) {
  SKIP[VERSION[i]!] = VERSION.length - 1 - i;
  SKIP[String.fromCharCode(VERSION[i]!).toUpperCase().charCodeAt(0)] = VERSION.length - 1 - i;
}

function versionAt(bytes: Uint8Array, at: number, end: number): StartLine {
  for (let i = 0; i < VERSION.length; i++) {
    if (at + i >= end) return START_LINE.undecided;
    const byte = bytes[at + i]!;
    if (byte !== VERSION[i] && (i > 2 || (byte | 32) !== VERSION[i])) return START_LINE.no;
  }
  return START_LINE.yes;
}
