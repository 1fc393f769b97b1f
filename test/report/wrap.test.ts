import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/report/display-width.ts';
import { wrap } from '../../src/report/wrap.ts';

describe('wrap', () => {
  it('breaks at spaces, and inside words only where it must', () => {
    expect(wrap('the trunk is full', 9)).toEqual(['the trunk', 'is full']);
    expect(wrap('a 2001:db8::1234 b', 6)).toEqual(['a', '2001:d', 'b8::12', '34 b']);
    expect(wrap('', 10)).toEqual(['']);
  });

  it('cuts what does not fit into the lines allowed', () => {
    expect(wrap('one two three four', 7, 2)).toEqual(['one two', 'three…']);
    expect(wrap('one two three', 7, 2)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghijklmnopqrst', 5, 2)).toEqual(['abcde', 'fghi…']);
  });

  it('loses no word, exceeds no width and allows no more lines than asked', () => {
    const words = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'é', '漢', '😀', '-'), minLength: 1, maxLength: 30 }),
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 4 }), (list, columns, most) => {
        const text = list.join(' ');
        const lines = wrap(text, columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        const few = wrap(text, columns, most);
        expect(few.length).toBe(Math.min(lines.length, most));
        for (const line of few) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
