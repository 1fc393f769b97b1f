import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashBytes } from '../../src/util/hash.ts';

it('is the same for the same bytes at any offset and alignment, of any buffer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(9), fc.nat(9), fc.nat(5), (bytes, before, after, offset) => {
      const expected = hashBytes(bytes.slice(), 0, bytes.length);
      const buffer = new Uint8Array(offset + before + bytes.length + after).fill(0xaa);
      const view = buffer.subarray(offset);
      view.set(bytes, before);
      expect(hashBytes(view, before, before + bytes.length)).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});

it('tells texts that differ in one byte, or in length, apart', () => {
  const hash = (text: string): number => hashBytes(Buffer.from(text), 0, text.length);
  const seen = new Set<number>();
  for (let i = 0; i < 20_000; i++) seen.add(hash(`z9hG4bK${i}`));
  expect(seen.size).toBe(20_000);
  expect(hash('a')).not.toBe(hash('a\0'));
});
