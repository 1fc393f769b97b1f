import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastCount, leastShare, mostShare, mostTime } from '../../../src/cli/init/limit-beyond.ts';

describe('a limit just beyond what was measured', () => {
  it.each([
    [393, 412, '92%'],
    [9, 21, '24%'],
    [9990, 10_000, '99.81%'],
    [980, 1000, '96%'],
    [99_999, 100_000, '99.99%'],
    [1, 1, '20%'],
    [0, 10, null],
    [0, 0, null],
  ])('is below the share %d of %d: %s', (numerator, denominator, limit) => {
    expect(leastShare(numerator, denominator)).toBe(limit);
  });

  it.each([
    [5, 21, '46%'],
    [20, 1000, '4%'],
    [6, 1000, '1.4%'],
    [3, 100_000, '0.01%'],
    [0, 143, '3%'],
    [10, 10, null],
    [0, 0, null],
  ])('is above the share %d of %d: %s', (numerator, denominator, limit) => {
    expect(mostShare(numerator, denominator)).toBe(limit);
  });

  it.each([
    [0.0975, '120ms'],
    [0.0029, '4ms'],
    [1.036, '1.3s'],
    [5, '6s'],
    [31.5, '38s'],
    [0.9, '1.1s'],
    [1e-6, '1ms'],
  ])('is a fifth above a time of %d s: %s', (seconds, limit) => {
    expect(mostTime(seconds)).toBe(limit);
  });

  it('is half of a count, and never 0', () => {
    expect([1, 2, 3, 412].map(leastCount)).toEqual([1, 1, 1, 206]);
  });

  it('is never tighter than the measure, and a number that a gate takes', () => {
    const share = fc.nat(1_000_000).chain((denominator) => fc.tuple(fc.nat(denominator), fc.constant(denominator)));
    fc.assert(
      fc.property(share, ([numerator, denominator]) => {
        const value = numerator / denominator;
        const [least, most] = [leastShare(numerator, denominator), mostShare(numerator, denominator)];
        for (const limit of [least, most]) if (limit !== null) expect(limit).toMatch(/^\d+(\.\d{1,2})?%$/);
        if (least !== null) expect(Number(`${least.slice(0, -1)}e-2`)).toBeLessThanOrEqual(value);
        if (most !== null) expect(Number(`${most.slice(0, -1)}e-2`)).toBeGreaterThanOrEqual(value);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (seconds) => {
        const limit = mostTime(seconds);
        expect(limit).toMatch(/^\d+(\.\d+)?(ms|s)$/);
        expect(limit.endsWith('ms') ? Number.parseFloat(limit) / 1000 : Number.parseFloat(limit)).toBeGreaterThan(
          seconds,
        );
      }),
    );
  });
});
