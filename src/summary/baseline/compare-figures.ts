import type { Change, ComparedFigure, ComparisonRow } from '../../comparison.ts';
import { compareShares, SIGNIFICANT } from './compare-shares.ts';
import type { PastFigure } from './past-figure.ts';
import type { ReportFigure } from './report-figure.ts';

/** A delay that was not tested has changed from a tenth on: percentiles are exact to 1 %, and nights differ. */
const NOTABLE = 0.1;

/** @param what kind, key, text, and whether more of it is bad */
export function compareFigures(
  { kind, key, text, bad }: Pick<ReportFigure, 'kind' | 'key' | 'text' | 'bad'>,
  past: PastFigure,
  after: ComparedFigure,
): Omit<ComparisonRow, 'beyondChance'> {
  const before = past.figure;
  const tested = test(past, after);
  const difference = before.value === null || after.value === null ? null : after.value - before.value;
  const change = changeOf(kind, past, after, tested.test === null ? isNotable(past, after.value) : tested.significant);
  const direction = change === 'new' || change === 'up' ? 1 : change === 'same' ? 0 : -1;
  const worse = bad === 0 || direction === 0 ? null : bad === direction;
  const { value, numerator, denominator } = after;
  const figure = { value, numerator, denominator };
  return { kind, key, text, before, after: figure, change, worse, difference, band: past.band, ...tested };
}

/**
 * A test of two shares, of all calls of the past together. Where a band can tell, it must lie outside that as well; the
 * band alone would not do: of three nights and a fourth like them, one in two lies outside.
 */
function test(
  { share, ...past }: PastFigure,
  after: ComparedFigure,
): Pick<ComparisonRow, 'p' | 'significant' | 'test'> {
  const { numerator, denominator, value } = after;
  const isShare = share !== null && numerator !== null && denominator !== null;
  const tested = isShare ? compareShares(share, { numerator, denominator }) : null;
  const p = tested?.p ?? null;
  const { band, isBandTelling } = past;
  if (band === null || !isBandTelling || value === null)
    return { p, significant: p !== null && p < SIGNIFICANT, test: tested?.test ?? null };
  const isOutside = value < band.low || value > band.high;
  const significant = isOutside && (p === null ? isNotable(past, value) : p < SIGNIFICANT);
  return { p, significant, test: 'band' };
}

function changeOf(kind: string, past: PastFigure, after: ComparedFigure, isChanged: boolean): Change {
  if (kind !== 'metric') {
    const had = past.band === null ? (past.figure.numerator ?? 0) > 0 : past.band.high > 0;
    const has = (after.numerator ?? 0) > 0;
    if (had !== has) return has ? 'new' : 'gone';
  }
  const was = past.figure.value;
  if (!isChanged || was === null || after.value === null || was === after.value) return 'same';
  return after.value > was ? 'up' : 'down';
}

/** Whether a value lies a tenth or more beyond what it was: beyond the band of several. */
function isNotable({ figure, band }: Pick<PastFigure, 'figure' | 'band'>, value: number | null): boolean {
  if (value === null || figure.value === null) return false;
  const low = band?.low ?? figure.value;
  const high = band?.high ?? figure.value;
  return value < low * (1 - NOTABLE) || value > high * (1 + NOTABLE);
}
