import type { ComparisonRow } from '../../comparison.ts';
import { SIGNIFICANT } from './compare-shares.ts';

/** A delay that cannot be tested is told as changed for sure when half of what it was came or went. */
const FAR = 0.5;

/**
 * The rows that a verdict may rest on: significant when all are tested at once (Holm 1979), as of a hundred figures of two
 * nights that are alike five differ at p < 0.05. What cannot be tested must be new, or far from what it was.
 */
export function beyondChance<Row extends Omit<ComparisonRow, 'beyondChance'>>(rows: readonly Row[]): Set<Row> {
  const found = new Set(rows.filter((row) => row.p === null && (isNew(row) || isFar(row))));
  const tested = rows.filter(({ p }) => p !== null).sort((a, b) => (a.p ?? 1) - (b.p ?? 1));
  for (const [i, row] of tested.entries()) {
    if ((row.p ?? 1) >= SIGNIFICANT / (tested.length - i)) break;
    if (row.significant) found.add(row);
  }
  return found;
}

function isNew({ change, test }: Omit<ComparisonRow, 'beyondChance'>): boolean {
  return change === 'new' && test === null;
}

/** Further from the band of the past than that is wide, too. */
function isFar({ significant, difference, before, after, band }: Omit<ComparisonRow, 'beyondChance'>): boolean {
  if (!significant || difference === null || before.value === null || after.value === null || band === null)
    return false;
  const outside = Math.max(after.value - band.high, band.low - after.value);
  return Math.abs(difference) >= before.value * FAR && outside > band.high - band.low;
}
