import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareShares, type Share } from '../../../src/summary/baseline/compare-shares.ts';
import { fisherExact } from '../../../src/summary/baseline/fisher-exact.ts';
import { normalTail } from '../../../src/summary/baseline/normal-tail.ts';

// Reference values: scipy 1.17.1, `2 * norm.sf(z)`, `chi2_contingency(table, correction=False)` (which is R's
// `prop.test(correct = FALSE)`) and `fisher_exact(table)` (which is R's `fisher.test`).

describe('the tail of the normal distribution', () => {
  it.each([
    [0, 1],
    [0.5, 0.6170750774519738],
    [1, 0.31731050786291415],
    [1.959963984540054, 0.05],
    [2.5, 0.012419330651552265],
    [2.8284, 0.0046781313909331915],
    [3, 0.0026997960632601866],
    [5, 5.733031437583866e-7],
    [10, 1.523970604832094e-23],
    [20, 5.507248237212311e-89],
    [37, 1.1451142445047853e-299],
  ])('of %f', (z, expected) => {
    expect(normalTail(z) / expected).toBeCloseTo(1, 11);
    expect(normalTail(-z)).toBe(normalTail(z));
  });

  it('falls without a step where the series gives way to the fraction', () => {
    const edge = 2 * Math.SQRT2;
    expect(normalTail(edge - 1e-9) / normalTail(edge + 1e-9)).toBeCloseTo(1, 7);
    expect(normalTail(Number.POSITIVE_INFINITY)).toBe(0);
  });
});

const share = ([numerator, denominator]: readonly [number, number]): Share => ({ numerator, denominator });

describe('two shares', () => {
  it.each([
    [20, 1000, 140, 1000, 4.5678991219182654e-23],
    [15, 100, 30, 120, 0.06710788204818727],
    [5, 50, 12, 60, 0.14852967932443706],
    [480, 10_000, 520, 10_000, 0.19436591080310542],
    [300_000, 1_000_000, 301_000, 1_000_000, 0.12300066928566283],
  ])('%i of %i and %i of %i: two proportions', (a, n, b, m, p) => {
    const tested = compareShares(share([a, n]), share([b, m]));
    expect(tested?.test).toBe('two-proportion');
    expect(tested!.p / p).toBeCloseTo(1, 10);
  });

  it.each([
    [3, 4, 1, 4, 0.48571428571428565],
    [0, 12, 3, 12, 0.21739130434782605],
    [10, 12, 2, 10, 0.008284285374068657],
    [2, 15, 7, 10, 0.008952630355241744],
    [0, 100_000, 6, 100_000, 0.031247656273616795],
    [1, 2, 1, 2, 1],
    [4, 3000, 12, 900_000, 2.1433669660670104e-7],
  ])('%i of %i and %i of %i: Fisher', (a, n, b, m, p) => {
    const tested = compareShares(share([a, n]), share([b, m]));
    expect(tested?.test).toBe('fisher');
    expect(tested!.p / p).toBeCloseTo(1, 10);
  });

  it('takes the exact test from the cell on in which fewer than 5 are expected', () => {
    // 10 of 200: exactly 5 are expected on each side; 9 of 200: 4.5.
    expect(compareShares(share([2, 100]), share([8, 100]))?.test).toBe('two-proportion');
    expect(compareShares(share([1, 100]), share([8, 100]))?.test).toBe('fisher');
    expect(compareShares(share([99, 100]), share([92, 100]))?.test).toBe('fisher');
  });

  it('is no test without calls, or of numbers that are no share', () => {
    expect(compareShares(share([0, 0]), share([1, 2]))).toBeNull();
    expect(compareShares(share([1, 2]), share([3, 2]))).toBeNull();
    expect(compareShares(share([-1, 2]), share([1, 2]))).toBeNull();
  });

  const sides = fc.tuple(fc.nat(3000), fc.nat(3000)).map(([a, b]) => [Math.min(a, b), Math.max(a, b, 1)] as const);

  it('is the same from either side, and of what has it as of what has not', () => {
    fc.assert(
      fc.property(sides, sides, (a, b) => {
        const p = compareShares(share(a), share(b))!.p;
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(compareShares(share(b), share(a))!.p).toBeCloseTo(p, 9);
        const rest = ([n, all]: readonly [number, number]): Share => share([all - n, all]);
        expect(compareShares(rest(a), rest(b))!.p).toBeCloseTo(p, 9);
      }),
    );
  });

  it('finds nothing between equal shares', () => {
    fc.assert(
      fc.property(sides, (a) => {
        expect(compareShares(share(a), share(a))!.p).toBeCloseTo(1, 9);
      }),
    );
  });

  it('agrees with adding up every table, where that can be done', () => {
    const choose = (n: number, k: number): number => {
      let ways = 1;
      for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
      return k < 0 || k > n ? 0 : ways;
    };
    const few = fc.tuple(fc.nat(14), fc.integer({ min: 1, max: 14 }));
    fc.assert(
      fc.property(few, few, ([a, n], [b, m]) => {
        fc.pre(a <= n && b <= m);
        const weight = (x: number): number => choose(n, x) * choose(m, a + b - x);
        const tables = Array.from({ length: a + b + 1 }, (_, x) => weight(x));
        const extreme = tables.filter((w) => w <= weight(a) * (1 + 1e-7)).reduce((sum, w) => sum + w, 0);
        expect(fisherExact(a, n, a + b, m)).toBeCloseTo(extreme / choose(n + m, a + b), 9);
      }),
    );
  });

  it('is quick where the counts are hostile', () => {
    const most = 1e12;
    expect(compareShares(share([2_000_000, most]), share([2_000_100, most]))?.test).toBe('two-proportion');
    expect(fisherExact(0, 2_000_000, 2_000_000, 1e12)).toBeGreaterThan(0);
    expect(fisherExact(2_000_000, 2_000_000, 2_000_000, 1e12)).toBe(0);
  });
});
