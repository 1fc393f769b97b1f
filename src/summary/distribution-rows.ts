import type { Verdict } from '../diagnosis/outcome.ts';
import type { DistributionRow } from '../result.ts';
import { OTHER_KEY, type BoundedKeys } from './bounded-keys.ts';
import type { MetricTally } from './metric-tally.ts';

/** Calls without an answer that have something in common. */
export interface CallCount {
  calls: number;
  /** By the network's fault. */
  failed: number;
}

export function newCount(): CallCount {
  return { calls: 0, failed: 0 };
}

/** Counts a call that was not answered. */
export function addTo(count: CallCount, { fault }: Verdict): void {
  count.calls++;
  if (fault === 'network') count.failed++;
}

/** Most calls first; of equals, the lower key. */
export function mostFirst(a: DistributionRow, b: DistributionRow): number {
  return b.calls - a.calls || (a.key < b.key ? -1 : 1);
}

/** Rows of counts; `(other)` is what found no room. @param total of which the shares are */
export function countRows(counts: BoundedKeys<string, CallCount>, total: number): DistributionRow[] {
  const { other } = counts;
  const all = [...counts.entries(), ...(other === null ? [] : [[OTHER_KEY, other] as const])];
  return all
    .map(([key, { calls, failed }]) => ({ key, calls, failed, share: total === 0 ? null : calls / total }))
    .sort(mostFirst);
}

/** A row of calls with their metrics. @param total of which the share is */
export function tallyRow(key: string, tally: MetricTally, total: number): DistributionRow {
  const calls = tally.count('call');
  return {
    key,
    calls,
    failed: tally.count('failed'),
    share: total === 0 ? null : calls / total,
    metrics: tally.metrics(),
  };
}
