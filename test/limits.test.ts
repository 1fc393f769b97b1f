import { expect, test } from 'vitest';
import { DEFAULT_LIMITS, DEFAULT_MEMORY, PROCESS_BYTES, scaledLimits, STORES, type Limits } from '../src/limits.ts';

/** What the heap takes for each byte in use, with the garbage that lies beside it (`cli/heap-growth.ts`). */
const HEAP_FACTOR = 1.35;

/** Bytes of the process when all stores are full. */
function bytesWhenFull(limits: Limits): number {
  const entries = Object.entries(STORES).map(([name, { bytes }]) => limits[name as keyof Limits] * bytes);
  return PROCESS_BYTES + HEAP_FACTOR * entries.reduce((sum, bytes) => sum + bytes, 0);
}

test('the default caps are those of the table, and fit into the default memory when all stores are full', () => {
  for (const [name, { most }] of Object.entries(STORES))
    expect(DEFAULT_LIMITS[name as keyof typeof STORES], name).toBe(most);
  expect(bytesWhenFull(DEFAULT_LIMITS)).toBeLessThanOrEqual(DEFAULT_MEMORY);
  expect(bytesWhenFull(DEFAULT_LIMITS)).toBeGreaterThan(DEFAULT_MEMORY * 0.85);
});

test.each([128, 256, 512, 2048, 8192])('%i MiB hold the caps that they are given', (mebibytes) => {
  const limits = scaledLimits(mebibytes * 2 ** 20);
  expect(bytesWhenFull(limits)).toBeLessThanOrEqual(mebibytes * 2 ** 20);
});

test('more memory means higher caps, and less never none', () => {
  const [least, small, large] = [0, 256 * 2 ** 20, 4 * 2 ** 30].map(scaledLimits);
  for (const [name, store] of Object.entries(STORES)) {
    const key = name as keyof typeof STORES;
    expect(least![key], name).toBe(store.least);
    expect(small![key], name).toBeLessThan(DEFAULT_LIMITS[key]);
    expect(large![key], name).toBeGreaterThan(DEFAULT_LIMITS[key]);
  }
});
