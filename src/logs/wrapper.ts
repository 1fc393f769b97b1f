import type { LogLine } from './log-line.ts';

/**
 * What a logger puts around the lines of a program: a prefix, an object of JSON. Peeling it off leaves the line as the
 * program wrote it, so that any dialect works inside any wrapper.
 */
export interface Wrapper {
  readonly name: string;
  /** Peels the prefix off a line, and tells the line its time and writer. @returns false when the line has no such prefix */
  peel(line: LogLine): boolean;
  /** Peels off what stands before the further lines of a record. */
  peelContinuation?(line: LogLine): void;
  /** What it leaves may hold line ends: a whole record of the program in one line of the file. */
  readonly holdsRecords: boolean;
  /** It stands before every line, not only before the first of each record: the share of lines that must have it. */
  readonly leastShare: number;
}

/** Where a record has many lines, and only its first has the prefix, few of the lines show a wrapper. */
export const OF_RECORDS = 0.02;
export const OF_LINES = 0.6;

/** Wrappers inside wrappers are followed so deep. */
export const MAX_LAYERS = 3;
