/**
 * A report held against one or several before it: the `baseline` of a result, and what `sipmortem diff` gives. Plain and
 * serialisable; shares are 0 to 1, durations seconds.
 */
export interface Comparison {
  /** What it was compared with; several: the past, of which medians and bands are taken. */
  before: ComparedReport[];
  after: ComparedReport;
  /** Of the rows that are beyond chance. */
  verdict: ComparisonVerdict;
  /** By kind in the order of `COMPARED_KINDS`; metrics in the order of reports, else the most calls after first, then the most before. */
  rows: ComparisonRow[];
}

export const COMPARISON_VERDICTS = ['worse', 'mixed', 'better', 'same'] as const;
export type ComparisonVerdict = (typeof COMPARISON_VERDICTS)[number];

export interface ComparedReport {
  /** As the user named it; null for the run that is being reported. */
  path: string | null;
  /** Calls with a known outcome, without further legs. */
  calls: number;
  firstTime: string | null;
  lastTime: string | null;
}

export const COMPARED_KINDS = ['metric', 'code', 'cause', 'hop', 'finding'] as const;
export type ComparedKind = (typeof COMPARED_KINDS)[number];

export const CHANGES = ['new', 'gone', 'up', 'down', 'same'] as const;
/**
 * `new`: only after. `gone`: only before. `same`: both, and no difference that is significant; of a delay that was not
 * tested, as reports have no spread of it: none of a tenth or more.
 */
export type Change = (typeof CHANGES)[number];

/**
 * A figure of one side: a share, or of a delay the seconds. Shares are of the calls with a known outcome; their further
 * legs count for findings only. A delay, and the median of several reports, has no numerator; how
 * often a peer or a registration was found to be ill has no denominator, and its value is the number.
 */
export interface ComparedFigure {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

export interface ComparisonRow {
  kind: ComparedKind;
  /**
   * As reports have it: `ser`, `p95(pdd)`, `503`, `480 no-answer` (the outcome where it is not `failed`), `timeout`, `Q.850 34`,
   * `10.1.2.3:5060`, `ack-missing`, `peer-silent 10.1.2.3:5060`.
   */
  key: string;
  /** What the key means; where that is no phrase of the wire, in the language of the comparison. */
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
  /** Probability of such a difference by chance, of several reports against all their calls together; null where it was not tested. */
  p: number | null;
  /** p < 0.05; with three reports or more before, `after` must lie outside their band as well, a delay by a tenth. */
  significant: boolean;
  /**
   * Significant still when all rows are tested at once. What cannot be tested: it is new, or a delay that is off by half and
   * further from the band than that is wide. The verdict is of these.
   */
  beyondChance: boolean;
  /** Which test, or null where none can be made. */
  test: 'two-proportion' | 'fisher' | 'band' | null;
}
