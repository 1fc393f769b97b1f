import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteWindow, type ReadInto } from '../../src/util/byte-window.ts';

/** A source of the bytes 0, 1, 2, … 255, 0, … */
function counting(length: number, chunk: number): ReadInto {
  let read = 0;
  return (target, at) => {
    const count = Math.min(chunk, target.length - at, length - read);
    for (let i = 0; i < count; i++) target[at + i] = (read + i) & 0xff;
    read += count;
    return count;
  };
}

describe('ByteWindow', () => {
  test('whatever is taken and wanted, every byte comes once and in order', async () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.nat({ max: 100 })), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 64 }),
        async (all, chunk, size) => {
          const length = 1000;
          const window = new ByteWindow(counting(length, chunk), size);
          let taken = 0;
          for (const [wanted, take] of all) {
            await window.fill(wanted);
            const unread = window.end - window.position;
            expect(unread >= wanted || (window.atEnd && taken + unread === length)).toBe(true);
            expect(window.offset).toBe(taken);
            const count = Math.min(take, unread);
            const at = window.position;
            const expected = Uint8Array.from({ length: count }, (_, i) => taken + i);
            expect(Buffer.compare(window.bytes.subarray(at, at + count), expected)).toBe(0);
            expect(Buffer.compare(new Uint8Array(window.view.buffer, at, count), expected)).toBe(0);
            window.position += count;
            taken += count;
          }
        },
      ),
    );
  });

  test('the buffer grows only when it must', async () => {
    const window = new ByteWindow(counting(1000, 1000), 100);
    await window.fill(100);
    expect(window.bytes.length).toBe(100);
    await window.fill(101);
    expect(window.bytes.length).toBe(202);
  });

  test('small reads do not move the unread bytes each time', async () => {
    const window = new ByteWindow(counting(100_000, 1), 4096);
    let moves = 0;
    let { base } = window;
    while (!window.atEnd) {
      await window.fill(window.end - window.position + 1);
      if (window.base !== base) moves++;
      ({ base } = window);
      if (window.end - window.position > 1024) window.position++;
    }
    expect(moves).toBeLessThan(100);
  });

  test('an empty input is at its end', async () => {
    const window = new ByteWindow(counting(0, 10));
    await window.fill(1);
    expect(window).toMatchObject({ atEnd: true, position: 0, end: 0 });
  });
});
