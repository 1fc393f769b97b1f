import type { Words } from '../codes/words.ts';
import type { Comparison, ComparisonRow } from '../comparison.ts';
import { comparisonView } from './comparison-view.ts';

/** What a report tells of a comparison, the surest first in each of new, gone and changed. */
export function comparisonNews(comparison: Comparison): ComparisonRow[] {
  return comparisonView(comparison).sections.flatMap((section) => section.rows.filter(isNews));
}

/** `new`, `gone`, `changed` */
export function changeWord({ change }: ComparisonRow, { comparison }: Words): string {
  return comparison[change === 'new' || change === 'gone' ? change : 'changed'];
}

/** Something new, or a change that chance does not make. Phones are new hops every night. */
function isNews({ kind, change, beyondChance }: ComparisonRow): boolean {
  return beyondChance || (change === 'new' && kind !== 'hop');
}
