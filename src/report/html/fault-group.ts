import type { Fault, Outcome, Result } from '../../result.ts';
import type { FaultGroup } from '../../figures.ts';
import type { PageWords } from './words-en.ts';

/** A sign for each group, so that no reader needs the colours. */
export const SIGNS: Readonly<Record<FaultGroup, string>> = {
  answered: '✓',
  network: '✕',
  callee: '◆',
  caller: '▲',
  none: '↪',
  unknown: '?',
};

const NAMES: Readonly<Record<FaultGroup, keyof PageWords>> = {
  answered: 'groupAnswered',
  network: 'groupNetwork',
  callee: 'groupCallee',
  caller: 'groupCaller',
  none: 'groupNone',
  unknown: 'groupUnknown',
};

export function groupName(group: FaultGroup, say: PageWords): string {
  return say[NAMES[group]];
}

/** The group that a call, or a row of calls, counts to. */
export function groupOf({ outcome, fault }: { outcome: Outcome; fault: Fault }): FaultGroup {
  return outcome === 'answered' || outcome === 'unknown' ? outcome : fault;
}

/** Calls of each group. */
export function groupCounts({ outcomes, failures }: Result): Record<FaultGroup, number> {
  const { answered, unknown } = outcomes;
  const counts = { answered, network: 0, callee: 0, caller: 0, none: 0, unknown };
  for (const row of failures) if (row.outcome !== 'unknown') counts[groupOf(row)] += row.calls;
  return counts;
}
