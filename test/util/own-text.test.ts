import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownText } from '../../src/util/own-text.ts';

it('is the beginning of the text, whatever its characters', () => {
  const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 });
  fc.assert(
    fc.property(units, fc.nat(80), (codes, most) => {
      const text = String.fromCharCode(...codes);
      expect(ownText(text, most)).toBe(text.slice(0, most));
      expect(ownText(text)).toBe(text);
    }),
  );
});
