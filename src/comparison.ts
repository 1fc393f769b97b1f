/**
 * A report held against one or several before it: the `baseline` of a result, and what `sipmortem diff` gives. Plain and
 * serialisable; shares are 0 to 1, durations seconds.
 */
export interface Comparison {
  /** What it was compared with; several: the past, of which medians and bands are taken. */
  before: ComparedReport[];
  after: ComparedReport;
  /** What is new, gone or changed, by kind in the order of `COMPARED_KINDS`, the most calls first within each. */
  rows: ComparisonRow[];
}

export interface ComparedReport {
  /** As the user named it; null for the run that is being reported. */
  path: string | null;
  /** Calls with a known outcome. */
  calls: number;
  firstTime: string | null;
  lastTime: string | null;
}

export const COMPARED_KINDS = ['metric', 'code', 'cause', 'hop', 'finding'] as const;
export type ComparedKind = (typeof COMPARED_KINDS)[number];

/** `new`: only after. `gone`: only before. `same`: both, and no difference that is significant. */
export type Change = 'new' | 'gone' | 'up' | 'down' | 'same';

/** A figure of one side. A duration and a mean have no numerator. */
export interface ComparedFigure {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

export interface ComparisonRow {
  kind: ComparedKind;
  /** As reports have it: `ser`, `503`, `q850 34`, `10.1.2.3`, `ack-missing`. */
  key: string;
  /** What the key means, in the language of the run. */
  text: string | null;
  /** Of several reports the median. */
  before: ComparedFigure;
  after: ComparedFigure;
  change: Change;
  /** Whether the change is for the worse; null where that cannot be said. */
  worse: boolean | null;
  /** `after` less `before`; null when one of them is. */
  difference: number | null;
  /** Lowest and highest value of several reports before; null of a single one. */
  band: { low: number; high: number } | null;
  /** Probability of such a difference by chance; null where it was not tested. */
  p: number | null;
  significant: boolean;
  /** Which test, or why there is none: `two-proportion`, `fisher`, `band`, or null. */
  test: 'two-proportion' | 'fisher' | 'band' | null;
}
