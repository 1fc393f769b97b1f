import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_WINDOW } from '../../src/input/unzstd.ts';
import { concat } from '../pcap/build-bytes.ts';
import { buildRawBlock, buildRleBlock, buildZstdFrame } from './build-zstd.ts';
import { capture, captureInZstd, noise } from './packed-samples.ts';
import { readFileOf, readStreamOf } from './read-input.ts';

const twoBlocks = buildZstdFrame([buildRawBlock(capture.subarray(0, 500)), buildRawBlock(capture.subarray(500), true)]);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

test.each([
  ['gzip', gzipSync(capture)],
  ['zstd', captureInZstd],
  ['zstd', twoBlocks],
])('%s cut anywhere gives a prefix and a note', async (format, stored) => {
  let most = 0;
  for (let length = stored.length - 1; length >= 5; length -= 1 + (stored.length >> 5)) {
    const { bytes, notes } = await readFileOf(stored.subarray(0, length));
    expect(Buffer.compare(bytes, capture.subarray(0, bytes.length))).toBe(0);
    expect(notes).toMatchObject([{ code: 'compression-damaged', damage: true }]);
    expect(notes[0]!.detail).toContain(`${format}: `);
    most = Math.max(most, bytes.length);
  }
  expect(most).toBeGreaterThanOrEqual(500);
});

test('what zlib had unpacked before the damage is not lost', async () => {
  const stored = gzipSync(noise);
  stored.fill(0xff, 200_000);
  const { bytes, notes } = await readFileOf(stored);
  expect(bytes.length).toBeGreaterThan(199_000);
  expect(Buffer.compare(bytes.subarray(0, 199_000), noise.subarray(0, 199_000))).toBe(0);
  expect(notes).toMatchObject([{ code: 'compression-damaged', count: 1 }]);
});

test('a wrong checksum is noted after everything before it', async () => {
  const stored = gzipSync(capture);
  stored[stored.length - 8]! ^= 1;
  const { bytes, notes } = await readFileOf(stored);
  expect(bytes).toEqual(capture);
  expect(notes[0]!.detail).toContain(`after ${capture.length} bytes had been unpacked`);
});

test('garbage behind a gzip member', async () => {
  const { bytes, notes } = await readFileOf(concat(gzipSync(capture), text('garbage')));
  expect(bytes).toEqual(capture);
  expect(notes).toMatchObject([{ code: 'compression-damaged', damage: true }]);
});

test('garbage behind a zstd frame', async () => {
  const { bytes, notes } = await readFileOf(concat(captureInZstd, text('more garbage')));
  expect(bytes).toEqual(capture);
  const at = captureInZstd.length;
  const detail = `zstd: there is no zstd frame at byte ${at}, after ${capture.length} bytes had been unpacked; 12 stored bytes were left unread`;
  expect(notes).toMatchObject([{ code: 'compression-damaged', first: { byte: at }, detail }]);
});

test('any damage neither throws nor hangs', async () => {
  const stored = fc.constantFrom(gzipSync(capture), captureInZstd, concat(captureInZstd, captureInZstd));
  const flips = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(stored, flips, fc.boolean(), async (bytes, changes, streamed) => {
      const damaged = Uint8Array.from(bytes);
      for (const [at, value] of changes) damaged[at % damaged.length] = value;
      await (streamed ? readStreamOf(damaged, 100_000) : readFileOf(damaged));
    }),
    { numRuns: 80 },
  );
});

test('a window larger than fzstd can handle', async () => {
  // 128 MiB: what --long=27 asks for.
  const { bytes, notes } = await readFileOf(buildZstdFrame([buildRawBlock(capture, true)], 17 << 3));
  expect(bytes.length).toBe(0);
  expect(notes).toMatchObject([{ code: 'compression-damaged', first: { byte: 0 }, damage: true }]);
  expect(notes[0]!.detail).toContain(`more than ${MAX_WINDOW}`);
});

test('a dictionary that is not there', async () => {
  const header = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x01, 7 << 3, 42);
  const { notes } = await readFileOf(concat(header, buildRawBlock(capture, true)));
  expect(notes[0]!.detail).toContain('dictionary 42 is needed');
});

test('a block longer than any may be is refused before it takes memory', async () => {
  const { bytes, notes } = await readFileOf(
    buildZstdFrame([buildRawBlock(capture), buildRleBlock(0, 2_000_000, true)]),
  );
  expect(bytes).toEqual(capture);
  expect(notes[0]!.detail).toContain('a block is corrupt');
});
