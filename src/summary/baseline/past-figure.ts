import type { ComparedFigure } from '../../comparison.ts';
import type { Share } from './compare-shares.ts';

/** With fewer reports, lowest and highest say nothing of where the next may lie. */
const LEAST_FOR_BAND = 3;

/** What one or several earlier reports say of a figure. */
export interface PastFigure {
  /** The figure itself, or the median of several. */
  figure: ComparedFigure;
  /** Lowest and highest of several. */
  band: { low: number; high: number } | null;
  /** Whether the band is of enough reports to tell. */
  isBandTelling: boolean;
  /** All calls of the past together; null of what is no share. */
  share: Share | null;
}

/** @param figures one a report that has a value */
export function pastFigure(figures: readonly ComparedFigure[]): PastFigure {
  const share = pooled(figures);
  const [only] = figures;
  if (figures.length < 2) {
    const figure = only ?? { value: null, numerator: null, denominator: null };
    const { value, numerator, denominator } = figure;
    return { figure: { value, numerator, denominator }, band: null, isBandTelling: false, share };
  }
  const values = figures.flatMap(({ value }) => value ?? []).sort((a, b) => a - b);
  const low = values[0];
  const high = values.at(-1);
  return {
    figure: { value: median(values), numerator: null, denominator: null },
    band: low === undefined || high === undefined ? null : { low, high },
    isBandTelling: values.length >= LEAST_FOR_BAND,
    share,
  };
}

/** @param sorted in ascending order */
function median(sorted: readonly number[]): number | null {
  const low = sorted[(sorted.length - 1) >> 1];
  const high = sorted[sorted.length >> 1];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function pooled(figures: readonly ComparedFigure[]): Share | null {
  const share = { numerator: 0, denominator: 0 };
  for (const { numerator, denominator } of figures) {
    if (numerator === null || denominator === null) return null;
    share.numerator += numerator;
    share.denominator += denominator;
  }
  return figures.length === 0 ? null : share;
}
