import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concat } from './build-bytes.ts';
import { buildPcap, buildPcapng, type BuiltPacket } from './build-capture.ts';
import { buildBlock, buildSecrets, buildStatistics } from './build-pcapng-blocks.ts';
import { readCapture, type ReadCapture } from './read-capture.ts';

const timeMicros = fc.integer({ min: 1_000_000_000_000_000, max: 1_000_300_000_000_000 });
const packet: fc.Arbitrary<BuiltPacket> = fc.record({
  timeMicros,
  bytes: fc.uint8Array({ minLength: 1, maxLength: 90 }),
});
const byteOrder = fc.constantFrom('little' as const, 'big' as const);

const pcap = fc
  .tuple(fc.array(packet, { maxLength: 12 }), byteOrder, fc.boolean(), fc.boolean())
  .map(([packets, order, nanos, modified]) => buildPcap(packets, { byteOrder: order, nanos, modified }));

const pcapng = fc
  .tuple(
    fc.array(packet, { maxLength: 12 }),
    byteOrder,
    fc.constantFrom('enhanced' as const, 'simple' as const, 'obsolete' as const),
    fc.constantFrom(6, 9, 0x80 | 30),
  )
  .map(([packets, order, packetBlock, resolution]) => {
    const littleEndian = order === 'little';
    return concat(
      buildPcapng(packets, { byteOrder: order, packetBlock, resolution }),
      buildStatistics(0, [[5, 3n]], littleEndian),
      buildSecrets(1, Uint8Array.of(1, 2, 3), littleEndian),
      buildBlock(0x4711, Uint8Array.of(9), littleEndian),
      buildPcapng(packets.slice(0, 2), { byteOrder: littleEndian ? 'big' : 'little' }),
    );
  });

/** What must not depend on how the bytes came. */
function seen(capture: ReadCapture): unknown {
  const { packets, notes, reader } = capture;
  return { packets, notes, secrets: reader.secrets, statistics: reader.statistics };
}

/** Read sizes drawn from `sizes`, over and over. */
function cycle(sizes: readonly number[]): () => number {
  let next = 0;
  return () => sizes[next++ % sizes.length]!;
}

const flips = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 });

function damage(capture: Uint8Array, changes: readonly (readonly [number, number])[]): Uint8Array {
  const damaged = capture.slice();
  for (const [at, value] of changes) damaged[4 + (at % (damaged.length - 4))] = value;
  return damaged;
}

const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });

describe.each([
  ['pcap', pcap],
  ['pcapng', pcapng],
] as const)('%s', (kind, captures) => {
  test('split at every byte gives the same', async () => {
    const capture = fc.sample(captures, { seed: 7, numRuns: 20 }).sort((a, b) => b.length - a.length)[0]!;
    const whole = seen(await readCapture(capture, kind));
    for (let cut = 1; cut < capture.length; cut++)
      expect(seen(await readCapture(capture, kind, cycle([cut, Infinity]), 64))).toEqual(whole);
  });

  test('any chunking of an intact or damaged capture gives the same', async () => {
    await fc.assert(
      fc.asyncProperty(captures, sizes, fc.option(flips), async (capture, chunks, changes) => {
        const bytes = changes ? damage(capture, changes) : capture;
        const whole = seen(await readCapture(bytes, kind));
        expect(seen(await readCapture(bytes, kind, cycle(chunks), 32))).toEqual(whole);
      }),
      { numRuns: 150 },
    );
  });

  test('truncation at every byte gives a prefix, and a note unless it falls between two records', async () => {
    const capture = fc.sample(captures, { seed: 11, numRuns: 20 }).sort((a, b) => b.length - a.length)[0]!;
    const { packets: all } = await readCapture(capture, kind);
    for (let length = 0; length < capture.length; length++) {
      const { packets, notes } = await readCapture(capture.subarray(0, length), kind);
      expect(packets).toEqual(all.slice(0, packets.length));
      for (const note of notes) if (note.damage) expect(note.code).toBe('capture-truncated');
    }
  });

  test('random damage neither throws nor hangs nor takes memory', async () => {
    await fc.assert(
      fc.asyncProperty(captures, flips, async (capture, changes) => {
        const { packets, window } = await readCapture(damage(capture, changes), kind);
        expect(window.bytes.length).toBeLessThanOrEqual(9_000_000);
        for (const one of packets) expect(one.originalLength).toBeGreaterThanOrEqual(one.bytes.length);
      }),
      { numRuns: 400 },
    );
  });

  test('one damaged byte costs at most a few packets', async () => {
    const frames = fc.array(
      fc.record({ timeMicros, bytes: fc.uint8Array({ minLength: 60, maxLength: 120, size: 'max' }) }),
      { minLength: 20, maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(frames, fc.nat(), fc.nat({ max: 255 }), async (packets, at, value) => {
        const capture = kind === 'pcap' ? buildPcap(packets) : buildPcapng(packets);
        // Behind the file header, or the section header and the interface: without those nothing can be read.
        const first = kind === 'pcap' ? 24 : 48;
        capture[first + (at % (capture.length - first))] = value;
        const { packets: found } = await readCapture(capture, kind);
        const times = new Set(found.map((one) => one.timeMicros));
        expect(packets.filter((one) => !times.has(one.timeMicros)).length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 200 },
    );
  });

  test('bytes that are no capture at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await readCapture(bytes, kind);
      }),
      { numRuns: 500 },
    );
  });
});
