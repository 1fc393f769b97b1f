import { wilson } from '../../report/wilson.ts';

/** Slower by a fifth is worth a look. */
const SLOWER = 1.2;
/** Digits that a time needs. */
const DIGITS = 2;

/** A limit below a share: the lower end of its 95 % interval, rounded down; null where no share would be below. */
export function leastShare(numerator: number, denominator: number): string | null {
  const interval = wilson(numerator, denominator);
  if (interval === null) return null;
  const step = stepFor(1 - interval.low);
  const percent = Math.floor(interval.low * 100 * step + 1e-9) / step;
  return percent <= 0 ? null : `${percent}%`;
}

/** A limit above a share: the upper end of its 95 % interval, rounded up; null where no share would be above. */
export function mostShare(numerator: number, denominator: number): string | null {
  const interval = wilson(numerator, denominator);
  if (interval === null) return null;
  const step = stepFor(interval.high);
  const percent = Math.ceil(interval.high * 100 * step - 1e-9) / step;
  return percent >= 100 ? null : `${percent}%`;
}

/** A limit above a time: a fifth more, rounded up. @param seconds more than 0 */
export function mostTime(seconds: number): string {
  const millis = seconds * SLOWER * 1000;
  const unit = 10 ** Math.max(0, Math.ceil(Math.log10(millis)) - DIGITS);
  const rounded = Math.ceil(millis / unit) * unit;
  return rounded >= 1000 ? `${rounded / 1000}s` : `${rounded}ms`;
}

/** Half as many are a sign that something is missing. */
export function leastCount(count: number): number {
  return Math.max(1, Math.floor(count / 2));
}

/** Parts of a percent: a small share needs a fine limit. @param share how far the limit is from the good end */
function stepFor(share: number): number {
  if (share >= 0.02) return 1;
  return share >= 0.002 ? 10 : 100;
}
