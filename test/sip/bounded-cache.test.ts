import { expect, it } from 'vitest';
import { BoundedCache } from '../../src/sip/bounded-cache.ts';

it('remembers what was used last, and makes the rest anew', () => {
  const cache = new BoundedCache<string>(2);
  const made: string[] = [];
  const make = (key: string): string => {
    made.push(key);
    return key.toUpperCase();
  };
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map((key) => cache.get(key, make))).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
  expect(cache.size).toBe(2);
});
