import { describe, expect, it } from 'vitest';
import { wilson } from '../../src/report/wilson.ts';

describe('the Wilson interval', () => {
  // Newcombe 1998 (Statistics in Medicine 17, table I, method 3) gives these limits.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i: %f to %f', (numerator, denominator, low, high) => {
    const interval = wilson(numerator, denominator)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('stays within 0 and 1, and is none of nothing', () => {
    expect(wilson(5, 5)!.high).toBe(1);
    expect(wilson(0, 1)!.low).toBe(0);
    expect(wilson(0, 0)).toBeNull();
  });
});
