import type { Dialect } from './dialect.ts';
import { stripEscapes } from './colours.ts';
import { latin1, LogLine } from './log-line.ts';
import { parseTime, type ParsedTime } from './log-time.ts';
import type { Wrapper } from './wrapper.ts';
import { type SampleLine, WrapperStack } from './wrapper-stack.ts';

const LF = 0x0a;
const CR = 0x0d;
const MAX_LINES = 3000;

/** What the first lines of a log show. */
export interface Sample {
  /** The wrappers, outermost first. */
  layers: readonly Wrapper[];
  /** The dialects whose lines are among them, the one with the most first. */
  dialects: Dialect[];
  /** The lines without their wrappers. */
  head: string[];
  /** The first date with a year that a line begins with. */
  firstDate: ParsedTime | null;
  /** The lines as they are in the file, but for colours. */
  rawHead: string[];
}

export function sampleOf(bytes: Uint8Array, start: number, end: number, dialects: readonly Dialect[]): Sample {
  const uncoloured = new Uint8Array(end - start);
  const length = stripEscapes(bytes, start, end, uncoloured);
  const lines = linesOf(uncoloured, length);
  const { layers } = WrapperStack.of(lines);
  const head = peeled(lines, layers);
  const counted = dialects
    .map((dialect) => ({ dialect, count: countOf(head, dialect.signature) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => isGeneral(a.dialect) - isGeneral(b.dialect) || b.count - a.count);
  return {
    layers,
    dialects: counted.map(({ dialect }) => dialect),
    head,
    rawHead: lines.map((line) => latin1(line.bytes, line.start, line.end)),
    firstDate: firstDateOf(head),
  };
}

function isGeneral(dialect: Dialect): number {
  return dialect.isGeneral ? 1 : 0;
}

function linesOf(bytes: Uint8Array, end: number): SampleLine[] {
  const lines: SampleLine[] = [];
  for (let start = 0; start < end && lines.length < MAX_LINES;) {
    const next = bytes.indexOf(LF, start);
    const lineEnd = next < 0 ? end : next;
    let trimmed = lineEnd;
    while (trimmed > start && bytes[trimmed - 1] === CR) trimmed--;
    if (trimmed > start) lines.push({ bytes, start, end: trimmed });
    start = lineEnd + 1;
  }
  return lines;
}

function peeled(lines: readonly SampleLine[], layers: readonly Wrapper[]): string[] {
  const stack = new WrapperStack(layers);
  const line = new LogLine();
  return lines.flatMap((physical) => {
    line.use(physical.bytes, physical.start, physical.end, 0);
    stack.peel(line);
    return latin1(line.bytes, line.start, line.end).split(/\r*\n/);
  });
}

function countOf(head: readonly string[], signature: RegExp | null): number {
  if (signature === null) return 0;
  let count = 0;
  for (const text of head) if (signature.test(text)) count++;
  return count;
}

/** Behind a few words at most: a date inside a message is none of the log's. */
function firstDateOf(head: readonly string[]): ParsedTime | null {
  for (const text of head) {
    const match = /^\S{0,40} ?(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/.exec(text);
    const time = match && parseTime(text, match[0].length);
    if (time) return time;
  }
  return null;
}
