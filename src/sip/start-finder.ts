import { isTokenByte } from './bytes.ts';
import type { Message } from './message.ts';
import { METHOD, methodAt } from './methods.ts';
import {
  hasSipScheme,
  isVersion2,
  readStartLine,
  START,
  type Start,
  START_LINE_LIMIT,
  type Tail,
  TAIL,
} from './start-line.ts';
import type { WordFinder } from './word-finder.ts';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const COLON = 0x3a;

const UPPER_S = 0x53;
const VERSION_LENGTH = 'SIP/2.0'.length;
/** No registered method and its blank is longer. */
const LONGEST_METHOD = 9;

/**
 * Looks for a start line after bytes that are none: junk in front of a message, or the middle of a stream. More is
 * asked of it than of a line where one is due: a registered method and a usual scheme or a status code, and a header
 * in the next line, so that a response line quoted in a body (message/sipfrag) is not taken for a message.
 * @param reach how many bytes may stand in front of it
 * @param message its `start` is moved to what is found, or to where a start line may yet begin (`partial`), or to its end
 */
export function findStartLine(message: Message, finder: WordFinder, tail: Tail, reach = Infinity): Start {
  const { bytes, end } = message;
  const from = message.start;
  const limit = Math.min(end, from + 2 * reach);
  for (let at = from; ; at++) {
    at = finder.byte(at, limit, UPPER_S);
    if (at >= limit || at + VERSION_LENGTH > end) break;
    if (!isVersion2(bytes, at)) continue;
    const candidate = candidateStart(bytes, from, at, end);
    if (candidate < 0 || candidate - from > reach) continue;
    message.start = candidate;
    const start = readStartLine(message, finder, tail);
    if (start === START.partial) return start;
    if (start !== START.request && start !== START.response) continue;
    const header = isHeaderLine(bytes, message.headersStart, end);
    if (header === 'yes') return start;
    if (header === 'unknown' && tail !== TAIL.nothing) return tail === TAIL.more ? START.partial : start;
  }
  message.start = end;
  if (tail !== TAIL.more) return START.none;
  message.start = lastLine(bytes, from, end);
  return message.start < end ? START.partial : START.none;
}

/** Where the start line with the version at `at` begins; -1 when it is not part of one. */
function candidateStart(bytes: Uint8Array, from: number, at: number, end: number): number {
  const after = at + VERSION_LENGTH;
  if (after + 1 < end && bytes[after] === SPACE && bytes[after + 1]! >= 0x31 && bytes[after + 1]! <= 0x36) return at;
  if (at === from || bytes[at - 1] !== SPACE || !endsLine(bytes, after, end)) return -1;
  const lowest = Math.max(from, at - START_LINE_LIMIT);
  for (let blank = at - 2; blank > lowest; blank--) {
    const byte = bytes[blank]!;
    if (byte === CR || byte === LF) return -1;
    if (byte !== SPACE || !hasSipScheme(bytes, blank + 1, end)) continue;
    for (let start = blank - 1; start >= lowest && blank - start <= LONGEST_METHOD; start--) {
      if (!isTokenByte(bytes[start]!)) break;
      if (methodAt(bytes, start, blank) < METHOD.other) return start;
    }
  }
  return -1;
}

function endsLine(bytes: Uint8Array, at: number, end: number): boolean {
  while (at < end && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
  return at === end || bytes[at] === CR || bytes[at] === LF;
}

/** Whether a header (a name and a colon) stands at `at`; unknown when the bytes end before that shows. */
function isHeaderLine(bytes: Uint8Array, at: number, end: number): 'yes' | 'no' | 'unknown' {
  const start = at;
  while (at < end && isTokenByte(bytes[at]!)) at++;
  if (at > start) while (at < end && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
  if (at === end) return 'unknown';
  return at > start && bytes[at] === COLON ? 'yes' : 'no';
}

/** Where the last line, which has no end yet, begins; `end` when it can be no start line. */
function lastLine(bytes: Uint8Array, from: number, end: number): number {
  const lowest = Math.max(from, end - START_LINE_LIMIT);
  let at = end;
  while (at > lowest && bytes[at - 1]! >= SPACE) at--;
  return at;
}

/**
 * Whether the bytes in front of a start line may be junk, a stray header of some encapsulation, so that the message
 * counts. Text on the same line quotes the message (syslog), and text with an empty line is the header of another protocol.
 */
export function isJunk(bytes: Uint8Array, from: number, to: number): boolean {
  let isEmptyLine = false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x7f || (byte < SPACE && byte !== TAB && byte !== CR && byte !== LF)) return true;
    if (
      byte === LF &&
      at > from &&
      (bytes[at - 1] === LF || (at > from + 1 && bytes[at - 2] === LF && bytes[at - 1] === CR))
    )
      isEmptyLine = true;
  }
  return !isEmptyLine && (bytes[to - 1] === LF || bytes[to - 1] === CR);
}
