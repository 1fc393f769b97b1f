import type { Outcome, Totals } from '../../result.ts';
import type { CallDelay, CallRatio } from '../../figures.ts';
import type { CodeName } from '../conditions/code-name.ts';
import type { Where } from '../conditions/condition.ts';

export const FIGURES = ['mean', 'p50', 'p95', 'p99', 'max'] as const;
export type Figure = (typeof FIGURES)[number];

/** Figures of the whole input: totals of the result, and how good the capture is. */
export const TOTALS = [
  'messages',
  'requests',
  'responses',
  'retransmissions',
  'duplicates',
  'furtherLegs',
  'scanners',
  'scannerRegistrations',
  'registrations',
  'others',
  'notes',
  'unparsed',
  'damaged',
  'incomplete',
  'dropped',
] as const;
export type Total = Exclude<keyof Totals, 'calls'> | 'notes' | 'unparsed' | 'damaged' | 'incomplete' | 'dropped';

/** What a share or a count is of. */
export type Subject =
  | { kind: 'code'; name: CodeName }
  | { kind: 'outcome'; name: Outcome }
  | { kind: 'category' | 'rule' | 'note'; name: string };

/** What is measured. */
export type Measure =
  | { kind: 'ratio'; name: CallRatio | 'ira' }
  | { kind: 'delay'; figure: Figure; name: CallDelay | 'rrd' }
  | { kind: 'share' | 'count'; subject: Subject }
  | { kind: 'calls' }
  | { kind: 'total'; name: Total };

export const OPERATORS = ['<', '<=', '>', '>=', '==', '!='] as const;
export type Operator = (typeof OPERATORS)[number];

/** A limit as it was written, and as a share, seconds or a count. */
export interface Limit {
  readonly digits: string;
  readonly unit: '' | '%' | 's' | 'ms';
  readonly number: number;
}

/** What is bad: a gate fails when it is true. */
export interface Gate {
  readonly measure: Measure;
  readonly operator: Operator;
  readonly limit: Limit;
  /** Of which calls; of all when empty. */
  readonly where: Where;
}
