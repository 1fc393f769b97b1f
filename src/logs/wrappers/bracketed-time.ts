import type { LogLine } from '../log-line.ts';
import { OF_RECORDS, type Wrapper } from '../wrapper.ts';

const OPEN = 0x5b;
const CLOSE = 0x5d;
const SPACE = 0x20;
const COLON = 0x3a;
/** No date format in use is longer. */
const LONGEST = 40;

/**
 * `[2026-11-22 15:34:28.477] `: Asterisk's logger puts it before each record, its remote console with `-T` before each
 * line. By hand, not by a pattern: nearly every line of the largest logs there are has it.
 */
export function bracketedTime(): Wrapper {
  return { name: 'bracketed-time', holdsRecords: false, leastShare: OF_RECORDS, peel };
}

function peel(line: LogLine): boolean {
  const { bytes, start } = line;
  if (bytes[start] !== OPEN) return false;
  const end = Math.min(line.end, start + LONGEST);
  let colons = 0;
  for (let at = start + 1; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === COLON) colons++;
    else if (byte === CLOSE) {
      if (colons < 2) return false;
      line.setTime(start + 1, at);
      line.start = at + 1 < line.end && bytes[at + 1] === SPACE ? at + 2 : at + 1;
      line.hasPrefix = true;
      return true;
    }
  }
  return false;
}
