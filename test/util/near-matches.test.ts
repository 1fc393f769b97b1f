import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance, nearMatches, nearSentence } from '../../src/util/near-matches.ts';

it.each([
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['serr', 'seer', 1],
  ['jsno', 'json', 1],
  ['same', 'same', 0],
])('%j and %j are %i apart', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
});

it('is a distance', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});

it('names the nearest first, and all when none is near', () => {
  expect(nearMatches('serr', ['asr', 'ser', 'seer', 'isa'])).toEqual(['ser', 'seer']);
  expect(nearMatches('JSON', ['json', 'ndjson'])).toEqual(['json']);
  expect(nearMatches('out', ['outcome', 'other', 'out'])).toEqual(['out', 'outcome']);
  expect(nearSentence('xyzxyz', ['en', 'es'])).toBe('One of: en, es.');
});
