import type { Words } from '../codes/words.ts';
import type { ComparedFigure, ComparisonRow } from '../comparison.ts';
import { fillTemplate } from './fill-template.ts';
import type { Glyphs } from './glyphs.ts';

/** Below this a probability is told as being below it. */
const LEAST_P = 0.001;

/** `2.0%`, `1.234 s`; a bare number where no calls are counted. */
export function figureText(row: ComparisonRow, { value }: ComparedFigure): string {
  return value === null ? '-' : valueText(value, kindOfValue(row));
}

/** `2.0% → 14.0%` */
export function changeText(row: ComparisonRow, glyph: Glyphs): string {
  return `${figureText(row, row.before)} ${glyph.arrow} ${figureText(row, row.after)}`;
}

/** `p < 0.001`, `not significant (n=12)`, `outside 1.0% to 2.0%`, `not tested` */
export function chanceText(row: ComparisonRow, words: Words): string {
  const { comparison } = words;
  const { p, band, test, significant } = row;
  if (test === null) return comparison.untested;
  if (!significant) return fillTemplate(comparison.notSignificant, { n: sampleSize(row) });
  if (test === 'band' && band !== null) {
    const kind = kindOfValue(row);
    const [low, high] = [valueText(band.low, kind), valueText(band.high, kind)];
    return fillTemplate(comparison.outsideBand, { low, high });
  }
  if (p === null) return '';
  return p < LEAST_P ? `p < ${LEAST_P}` : `p = ${p.toFixed(3)}`;
}

/** Calls of the smaller side: what the difference could not be told from chance with. */
function sampleSize({ before, after }: ComparisonRow): number | string {
  const sizes = [before.denominator, after.denominator].filter((size) => size !== null);
  return sizes.length === 0 ? '-' : Math.min(...sizes);
}

type ValueKind = 'share' | 'seconds' | 'number';

/** A median has no denominator, whatever it is of: the other side tells. */
function kindOfValue({ kind, key, after }: ComparisonRow): ValueKind {
  if (kind === 'metric' && key.includes('(')) return 'seconds';
  return kind === 'finding' && after.denominator === null ? 'number' : 'share';
}

function valueText(value: number, kind: ValueKind): string {
  if (kind === 'number') return String(value);
  if (kind === 'seconds') return `${value.toFixed(value < 10 ? 3 : 1)} s`;
  const percent = value * 100;
  return `${percent > 0 && percent < 0.1 ? percent.toFixed(2) : percent.toFixed(1)}%`;
}
