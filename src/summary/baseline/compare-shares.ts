import { fisherExact } from './fisher-exact.ts';
import { normalTail } from './normal-tail.ts';

/** A difference is significant when chance alone makes one as large less often than this. */
export const SIGNIFICANT = 0.05;
/** With fewer calls expected in a cell, the normal distribution is no likeness (Cochran 1954). */
const LEAST_EXPECTED = 5;

/** Some of all calls. */
export interface Share {
  numerator: number;
  denominator: number;
}

export interface ShareTest {
  /** Probability of such a difference, or a larger one, when both are samples of the same. */
  p: number;
  test: 'two-proportion' | 'fisher';
}

/** Tests whether two shares differ, two-sided. Null where a side has no calls or its numbers are none of a share. */
export function compareShares(a: Share, b: Share): ShareTest | null {
  if (!isShare(a) || !isShare(b)) return null;
  const all = a.numerator + b.numerator;
  const calls = a.denominator + b.denominator;
  const rarest = Math.min(all, calls - all);
  if (rarest === 0) return { p: 1, test: 'fisher' };
  if ((rarest * Math.min(a.denominator, b.denominator)) / calls < LEAST_EXPECTED)
    return { p: fisherExact(a.numerator, a.denominator, all, b.denominator), test: 'fisher' };
  const pooled = all / calls;
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / a.denominator + 1 / b.denominator));
  const z = (a.numerator / a.denominator - b.numerator / b.denominator) / spread;
  return { p: normalTail(z), test: 'two-proportion' };
}

function isShare({ numerator, denominator }: Share): boolean {
  return denominator > 0 && numerator >= 0 && numerator <= denominator;
}
