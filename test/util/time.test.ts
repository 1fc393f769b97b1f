import { expect, it } from 'vitest';
import { isoTime, secondsBetween } from '../../src/util/time.ts';

it('writes times as ISO 8601 with six decimals', () => {
  expect(isoTime(1_700_000_000_123_456)).toBe('2023-11-14T22:13:20.123456Z');
  expect(isoTime(0)).toBe('1970-01-01T00:00:00.000000Z');
  expect(isoTime(-1)).toBe('1969-12-31T23:59:59.999999Z');
  expect(isoTime(Number.NaN)).toBeNull();
  expect(isoTime(9e18)).toBeNull();
});

it('gives seconds with microsecond precision, null when a time is unknown', () => {
  expect(secondsBetween(1_700_000_000_000_000, 1_700_000_000_100_001)).toBe(0.100001);
  expect(secondsBetween(Number.NaN, 1)).toBeNull();
});
