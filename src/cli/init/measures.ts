import type { GateSpec } from '../../index.ts';

/** What is measured for one gate. The expression is such that it measures; its limit comes after. */
export interface Measure {
  metric: string;
  /** `least`: less is bad. `most`: more is bad. */
  kind: 'least-share' | 'most-share' | 'most-time' | 'most-count' | 'least-count';
  level: 'error' | 'warn';
}

const FIRST_5XX = 500;
const LAST_5XX = 599;

/** What a starter configuration may have gates on, in its order. */
export const MEASURES: readonly Measure[] = [
  { metric: 'ner', kind: 'least-share', level: 'error' },
  { metric: 'ser', kind: 'least-share', level: 'error' },
  { metric: 'asr', kind: 'least-share', level: 'warn' },
  { metric: 'isa', kind: 'most-share', level: 'error' },
  { metric: 'ira', kind: 'most-share', level: 'warn' },
  { metric: 'share(timeout)', kind: 'most-share', level: 'error' },
  ...Array.from({ length: LAST_5XX - FIRST_5XX + 1 }, (_, i): Measure => ({
    metric: `share(${FIRST_5XX + i})`,
    kind: 'most-share',
    level: 'error',
  })),
  { metric: 'p95(pdd)', kind: 'most-time', level: 'error' },
  { metric: 'p95(rrd)', kind: 'most-time', level: 'warn' },
  { metric: 'calls', kind: 'least-count', level: 'warn' },
  { metric: 'unparsed', kind: 'most-count', level: 'warn' },
  { metric: 'dropped', kind: 'most-count', level: 'warn' },
];

/** Gates that measure these, whatever their limits. */
export function measuring(measures: readonly Measure[]): GateSpec[] {
  return measures.map(({ metric }) => ({ expression: `${metric}<0`, level: 'warning', reason: null }));
}
