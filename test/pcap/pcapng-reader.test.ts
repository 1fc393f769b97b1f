import { describe, expect, test } from 'vitest';
import { concat } from './build-bytes.ts';
import { buildPcapng, type BuiltPacket } from './build-capture.ts';
import {
  buildBlock,
  buildEnhancedPacket,
  buildInterface,
  buildSecrets,
  buildSectionHeader,
  buildSimplePacket,
  buildStatistics,
} from './build-pcapng-blocks.ts';
import { readCapture } from './read-capture.ts';

const T0 = 1_760_000_000_123_456;

function packet(n: number, length = 40): BuiltPacket {
  return { timeMicros: T0 + n * 1_234_567, bytes: new Uint8Array(length).fill(n + 1) };
}

function times(packets: readonly { timeMicros: number }[]): number[] {
  return packets.map((one) => one.timeMicros);
}

const three = [packet(0), packet(1, 0), packet(2, 1501)];
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

describe('pcapng captures', () => {
  test.each([
    { byteOrder: 'little' },
    { byteOrder: 'big' },
    { byteOrder: 'big', packetBlock: 'obsolete' },
    { byteOrder: 'little', packetBlock: 'obsolete' },
    { resolution: 9 },
    { resolution: 7 },
    { resolution: 12, offsetSeconds: 1_759_999_000 },
    { resolution: 15, offsetSeconds: 1_759_999_000 },
    { resolution: 0x80 | 30 },
    { resolution: 0x80 | 32, byteOrder: 'big' },
    { resolution: 0x80 | 33 },
    { resolution: 9, offsetSeconds: 1_700_000_000 },
    { offsetSeconds: -3600 },
  ] as const)('%o', async (options) => {
    const { packets, notes } = await readCapture(buildPcapng(three, { ...options, linkType: 276 }), 'pcapng');
    expect(packets).toEqual(
      three.map((one, i) => ({ ...one, originalLength: one.bytes.length, linkType: 276, frame: i + 1 })),
    );
    expect(notes).toEqual([]);
  });

  test('simple packets have no time, and the snaplen cuts them', async () => {
    const capture = concat(
      buildSectionHeader(),
      buildInterface({ snapLength: 8, linkType: 101 }),
      buildSimplePacket(new Uint8Array(8).fill(9), true, 800),
      buildSimplePacket(new Uint8Array(5).fill(8), true),
    );
    const { packets } = await readCapture(capture, 'pcapng');
    expect(packets).toMatchObject([
      { timeMicros: Number.NaN, originalLength: 800, linkType: 101 },
      { timeMicros: Number.NaN, originalLength: 5 },
    ]);
    expect(packets.map((one) => one.bytes.length)).toEqual([8, 5]);
  });

  test('interfaces have their own link type and time unit, and begin anew in each section', async () => {
    const capture = concat(
      buildSectionHeader(true),
      buildInterface({ linkType: 1 }),
      buildInterface({ linkType: 113, resolution: 9 }),
      buildEnhancedPacket({ interface: 1, ticks: 5_000n, bytes: Uint8Array.of(1) }),
      buildEnhancedPacket({ interface: 0, ticks: 6n, bytes: Uint8Array.of(2) }),
      buildSectionHeader(false),
      buildInterface({ linkType: 276, resolution: 0 }, false),
      buildEnhancedPacket({ interface: 0, ticks: 7n, bytes: Uint8Array.of(3), originalLength: 30 }, false),
    );
    const { packets, notes } = await readCapture(capture, 'pcapng');
    expect(packets).toMatchObject([
      { frame: 1, linkType: 113, timeMicros: 5 },
      { frame: 2, linkType: 1, timeMicros: 6 },
      { frame: 3, linkType: 276, timeMicros: 7_000_000, originalLength: 30 },
    ]);
    expect(notes).toEqual([]);
  });

  test('unknown blocks are passed over', async () => {
    const [head, tail] = [buildPcapng([packet(0)]), buildPcapng([packet(1)])];
    const capture = concat(head, buildBlock(0x4711, text('whatever')), buildBlock(0x80000001, text('')), tail);
    const { packets, notes } = await readCapture(capture, 'pcapng');
    expect(times(packets)).toEqual(times([packet(0), packet(1)]));
    expect(notes).toEqual([]);
  });

  test('a block that is no packet may be longer than memory allows', async () => {
    const names = buildBlock(4, new Uint8Array(6_000_000));
    const capture = concat(buildPcapng([packet(0)]), names, buildPcapng([packet(1)]));
    const { packets, notes, window } = await readCapture(capture, 'pcapng');
    expect(packets.length).toBe(2);
    expect(notes).toEqual([]);
    expect(window.bytes.length).toBeLessThan(1_000_000);
  });

  test('secrets are kept', async () => {
    const capture = concat(buildPcapng([]), buildSecrets(0x544c534b, text('CLIENT_RANDOM aa bb')));
    const { reader } = await readCapture(capture, 'pcapng');
    expect(reader.secrets).toEqual([{ type: 0x544c534b, bytes: text('CLIENT_RANDOM aa bb') }]);
  });

  test('of the statistics of one interface the last count, and lost packets make a note', async () => {
    const capture = concat(
      buildPcapng([packet(0)]),
      buildStatistics(0, [
        [4, 10n],
        [5, 2n],
      ]),
      buildStatistics(0, [
        [4, 20n],
        [5, 5n],
        [7, 1n],
      ]),
      buildStatistics(1, [[5, 100n]]),
    );
    const { reader, notes } = await readCapture(capture, 'pcapng');
    expect(reader.statistics).toEqual([
      { section: 1, interface: 0, received: 20, droppedByInterface: 5, droppedBySystem: 1 },
      { section: 1, interface: 1, received: null, droppedByInterface: 100, droppedBySystem: null },
    ]);
    expect(notes).toMatchObject([{ code: 'capture-dropped-packets', damage: false }]);
    expect(notes[0]!.detail).toContain('106 packets');
  });

  test('no lost packets make no note', async () => {
    const { notes } = await readCapture(concat(buildPcapng([]), buildStatistics(0, [[5, 0n]])), 'pcapng');
    expect(notes).toEqual([]);
  });
});

describe('damaged pcapng captures', () => {
  const ten = Array.from({ length: 10 }, (_, i) => packet(i));
  /** Offset of a packet's block: 28 and 20 bytes come before, each is 72 long. */
  const blockAt = (n: number): number => 48 + n * 72;

  test('a cut block is left out', async () => {
    const { packets, notes } = await readCapture(buildPcapng(ten).subarray(0, blockAt(6) + 20), 'pcapng');
    expect(packets.length).toBe(6);
    const detail = `the capture ends inside the record that begins at byte ${blockAt(6)}; 20 bytes were left unread`;
    expect(notes).toEqual([{ code: 'capture-truncated', count: 1, first: { frame: 6 }, detail, damage: true }]);
  });

  test.each([
    ['too short', 4],
    ['not a multiple of four', 71],
    ['impossible', 0xfffffff0],
    ['wrong', 96],
    ['behind the end', 60_000],
  ])('a length that is %s costs one packet', async (_, length) => {
    const capture = buildPcapng(ten);
    new DataView(capture.buffer).setUint32(blockAt(4) + 4, length, true);
    const { packets, notes } = await readCapture(capture, 'pcapng');
    expect(times(packets)).toEqual(times(ten.toSpliced(4, 1)));
    const detail = `the record at byte ${blockAt(4)} is corrupt; 72 bytes were skipped to the next one, at byte ${blockAt(5)}`;
    expect(notes).toEqual([{ code: 'record-corrupt', count: 1, first: { byte: blockAt(4) }, detail, damage: true }]);
  });

  test('lost bytes that leave the rest unaligned cost one packet', async () => {
    const capture = buildPcapng(ten);
    const { packets } = await readCapture(
      concat(capture.subarray(0, blockAt(4) + 30), capture.subarray(blockAt(4) + 31)),
      'pcapng',
    );
    expect(times(packets)).toEqual(times(ten.toSpliced(4, 1)));
  });

  test('a section of the other byte order is found again', async () => {
    const broken = buildPcapng(ten).subarray(0, blockAt(4) + 33);
    const { packets } = await readCapture(concat(broken, buildPcapng(ten, { byteOrder: 'big' })), 'pcapng');
    expect(packets.length).toBe(14);
  });

  test('garbage behind the last block is counted', async () => {
    const { packets, notes } = await readCapture(concat(buildPcapng(ten), new Uint8Array(5001)), 'pcapng');
    expect(packets.length).toBe(10);
    expect(notes).toMatchObject([{ code: 'record-corrupt', first: { byte: blockAt(10) } }]);
    expect(notes[0]!.detail).toContain('5001 bytes were left unread');
  });

  test('a packet of an interface that was not described is left out, but has its number', async () => {
    const capture = concat(
      buildPcapng([packet(0)]),
      buildEnhancedPacket({ interface: 5, ticks: 1n, bytes: Uint8Array.of(1) }),
      buildEnhancedPacket({ interface: 0, ticks: 2n, bytes: Uint8Array.of(2) }),
    );
    const { packets, notes } = await readCapture(capture, 'pcapng');
    expect(packets.map((one) => one.frame)).toEqual([1, 3]);
    expect(notes).toMatchObject([{ code: 'record-unreadable', first: { byte: blockAt(1) }, damage: true }]);
  });

  test('a captured length beyond its block is left out', async () => {
    const capture = buildPcapng(ten);
    new DataView(capture.buffer).setUint32(blockAt(4) + 20, 41, true);
    const { packets, notes } = await readCapture(capture, 'pcapng');
    expect(packets.length).toBe(9);
    expect(notes.map((note) => note.code)).toEqual(['record-unreadable']);
  });

  test('a long block that the end cuts', async () => {
    const names = buildBlock(4, new Uint8Array(6_000_000));
    const { notes } = await readCapture(concat(buildPcapng([packet(0)]), names.subarray(0, 5_000_000)), 'pcapng');
    expect(notes).toMatchObject([{ code: 'capture-truncated', first: { frame: 1 } }]);
    expect(notes[0]!.detail).toContain('5000000 bytes were left unread');
  });

  test('a long block with another length behind it', async () => {
    const names = buildBlock(4, new Uint8Array(6_000_000));
    names[names.length - 1] = 0xff;
    const { packets, notes } = await readCapture(concat(buildPcapng([packet(0)]), names, buildPcapng(ten)), 'pcapng');
    expect(packets.length).toBe(11);
    expect(notes).toMatchObject([{ code: 'record-corrupt', first: { byte: blockAt(1) } }]);
  });
});
