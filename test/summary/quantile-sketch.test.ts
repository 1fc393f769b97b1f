import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, QuantileSketch } from '../../src/summary/quantile-sketch.ts';

function sketchOf(values: readonly number[]): QuantileSketch {
  const sketch = new QuantileSketch();
  for (const micros of values) sketch.add(micros, bucketOf(micros));
  return sketch;
}

/** The value of that rank, from the sorted values themselves. */
function nearestRank(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(share * values.length)) - 1]!;
}

/** From nothing to a hundred days. */
const durations = fc.array(fc.integer({ min: 0, max: 8.64e12 }), { minLength: 1, maxLength: 400 });
const SHARES = [0, 0.01, 0.5, 0.95, 0.99, 1];

describe('a sketch of durations', () => {
  it('has exact quantiles while there are few', () => {
    const values = Array.from({ length: 32 }, (_, i) => (i * 7919) % 1000);
    for (const share of SHARES) expect(sketchOf(values).quantile(share)).toBe(nearestRank(values, share));
    // 1, 2, 3, 4 s: half of them take 2 s at most; 95 % only 4 s.
    expect(sketchOf([4e6, 1e6, 3e6, 2e6]).statistics()).toEqual({ count: 4, mean: 2.5, p50: 2, p95: 4, max: 4 });
  });

  it('has quantiles within 1 % of the true ones, exact mean and maximum, however many there are', () => {
    fc.assert(
      fc.property(durations, (values) => {
        const sketch = sketchOf(values);
        for (const share of SHARES) {
          const real = nearestRank(values, share);
          expect(Math.abs(sketch.quantile(share)! - real)).toBeLessThanOrEqual(Math.max(real * 0.01 + 1e-6, 1));
        }
        const sum = values.reduce((a, b) => a + b);
        expect(sketch.statistics()).toMatchObject({
          count: values.length,
          mean: Math.round(sum / values.length) / 1e6,
          max: Math.max(...values) / 1e6,
        });
      }),
    );
  });

  it('added to another is the same as if all values were added to one', () => {
    fc.assert(
      fc.property(durations, durations, (some, others) => {
        const both = sketchOf(some);
        both.merge(sketchOf(others));
        const one = sketchOf([...some, ...others]);
        expect(both.statistics()).toEqual(one.statistics());
        for (const share of SHARES) expect(both.quantile(share)).toBe(one.quantile(share));
      }),
    );
  });

  it('of nothing says nothing', () => {
    expect(new QuantileSketch().statistics()).toEqual({ count: 0, mean: null, p50: null, p95: null, max: null });
  });

  it('takes no more buckets than durations need', () => {
    // A thousand years to the microsecond: what the head of the class promises, and a bucket fits 16 bits.
    expect(bucketOf(3.2e16)).toBeLessThan(2000);
    expect(bucketOf(36e9)).toBeLessThan(1300);
    expect([0, 1].map(bucketOf)).toEqual([0, 0]);
  });
});
