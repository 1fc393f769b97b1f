import { describe, expect, it } from 'vitest';
import { BoundedKeys } from '../../src/summary/bounded-keys.ts';

describe('a bounded store of keys', () => {
  it('keeps the first ones, and counts all later ones together', () => {
    const counts = new BoundedKeys<string, { calls: number }>(2, () => ({ calls: 0 }));
    expect(counts.other).toBeNull();
    for (const key of ['a', 'b', 'c', 'a', 'd', 'c', 'b']) counts.of(key).calls++;
    expect(counts.entries()).toEqual([
      ['a', { calls: 2 }],
      ['b', { calls: 2 }],
    ]);
    expect(counts.other).toEqual({ calls: 3 });
  });
});
