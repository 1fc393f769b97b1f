import { describe, expect, test } from 'vitest';
import { concat } from './build-bytes.ts';
import { buildPcap, type BuiltPacket } from './build-capture.ts';
import { readCapture } from './read-capture.ts';

const T0 = 1_760_000_000_000_000;

function packet(n: number, length = 40): BuiltPacket {
  return { timeMicros: T0 + n * 1_234_567, bytes: new Uint8Array(length).fill(n + 1) };
}

function times(packets: readonly { timeMicros: number }[]): number[] {
  return packets.map((one) => one.timeMicros);
}

const three = [packet(0), packet(1, 0), packet(2, 1500)];

describe('classic captures', () => {
  test.each([
    { byteOrder: 'little' },
    { byteOrder: 'big' },
    { byteOrder: 'little', nanos: true },
    { byteOrder: 'big', nanos: true },
    { byteOrder: 'little', modified: true },
    { byteOrder: 'big', modified: true },
  ] as const)('%o', async (options) => {
    const { packets, notes } = await readCapture(buildPcap(three, { ...options, linkType: 113 }), 'pcap');
    expect(packets).toEqual(
      three.map((one, i) => ({ ...one, originalLength: one.bytes.length, linkType: 113, frame: i + 1 })),
    );
    expect(notes).toEqual([]);
  });

  test('a record that the snaplen cut keeps its length on the wire', async () => {
    const capture = buildPcap([{ ...packet(0), originalLength: 900 }], { snapLength: 40 });
    const { packets, notes } = await readCapture(capture, 'pcap');
    expect(packets[0]).toMatchObject({ originalLength: 900, bytes: packet(0).bytes });
    expect(notes).toEqual([]);
  });

  test('records longer than the snaplen are accepted, as other tools do', async () => {
    const { packets } = await readCapture(buildPcap([packet(0, 5000)], { snapLength: 96 }), 'pcap');
    expect(packets[0]!.bytes.length).toBe(5000);
  });

  test('a record of a megabyte is read when the snaplen allows it', async () => {
    const capture = buildPcap([packet(0, 1_000_000), packet(1)], { snapLength: 2_000_000 });
    const { packets, notes } = await readCapture(capture, 'pcap');
    expect(packets.map((one) => one.bytes.length)).toEqual([1_000_000, 40]);
    expect(notes).toEqual([]);
  });
});

describe('damaged classic captures', () => {
  const twenty = Array.from({ length: 20 }, (_, i) => packet(i));
  /** Offset of a record's header. */
  const recordAt = (n: number): number => 24 + n * 56;

  test('a cut header is a truncated capture without frames', async () => {
    const { packets, notes } = await readCapture(buildPcap([]).subarray(0, 10), 'pcap');
    expect(packets).toEqual([]);
    expect(notes).toMatchObject([{ code: 'capture-truncated', first: { byte: 0 }, damage: true }]);
  });

  test('a cut record is left out, and the note names the last frame and the bytes left', async () => {
    const { packets, notes } = await readCapture(buildPcap(twenty).subarray(0, recordAt(14) + 30), 'pcap');
    expect(packets.length).toBe(14);
    const detail = `the capture ends inside the record that begins at byte ${recordAt(14)}; 30 bytes were left unread`;
    expect(notes).toEqual([{ code: 'capture-truncated', count: 1, first: { frame: 14 }, detail, damage: true }]);
  });

  test('an impossible length costs no packet but its own and the one before', async () => {
    const capture = buildPcap(twenty);
    new DataView(capture.buffer).setUint32(recordAt(7) + 8, 0x7fffffff, true);
    const { packets, notes } = await readCapture(capture, 'pcap');
    expect(times(packets)).toEqual(times(twenty.toSpliced(7, 1)));
    expect(notes).toMatchObject([{ code: 'record-corrupt', first: { byte: recordAt(7) }, damage: true }]);
    expect(notes[0]!.detail).toContain('56 bytes were skipped to the next one');
  });

  test('a possible but wrong length does not swallow the packets inside it', async () => {
    const capture = buildPcap(twenty);
    new DataView(capture.buffer).setUint32(recordAt(7) + 8, 40 + 3 * 56 + 5, true);
    const { packets, notes } = await readCapture(capture, 'pcap');
    expect(times(packets)).toEqual(times(twenty));
    expect(notes).toMatchObject([{ code: 'record-corrupt', first: { byte: recordAt(7) } }]);
  });

  test('a wrong length that points behind the end is told from a truncated file', async () => {
    const capture = buildPcap(twenty);
    new DataView(capture.buffer).setUint32(recordAt(7) + 8, 60_000, true);
    const { packets, notes } = await readCapture(capture, 'pcap');
    expect(times(packets)).toEqual(times(twenty.toSpliced(7, 1)));
    expect(notes.map((note) => note.code)).toEqual(['record-corrupt']);
  });

  test('bytes put in between are skipped', async () => {
    const capture = buildPcap(twenty);
    const junk = new Uint8Array(1001).fill(0xee);
    const { packets, notes } = await readCapture(
      concat(capture.subarray(0, recordAt(5)), junk, capture.subarray(recordAt(5))),
      'pcap',
    );
    expect(times(packets)).toEqual(times(twenty));
    expect(notes[0]!.detail).toContain('1001 bytes were skipped');
  });

  test('garbage behind the last record is counted', async () => {
    const { packets, notes } = await readCapture(concat(buildPcap(twenty), new Uint8Array(5000).fill(0xee)), 'pcap');
    expect(packets.length).toBe(20);
    expect(notes).toMatchObject([{ code: 'record-corrupt', first: { byte: recordAt(20) } }]);
    expect(notes[0]!.detail).toContain('5000 bytes were left unread');
  });

  test('the zeros of a file that was preallocated are not packets', async () => {
    const { packets, notes } = await readCapture(concat(buildPcap(twenty), new Uint8Array(4096)), 'pcap');
    expect(packets.length).toBe(20);
    expect(notes).toMatchObject([{ code: 'record-corrupt', damage: true }]);
  });

  test('a search for the next record holds no more than a few records in memory', async () => {
    const capture = concat(buildPcap(twenty), new Uint8Array(8_000_000).fill(0xee), buildPcap(twenty).subarray(24));
    const { packets, window } = await readCapture(capture, 'pcap');
    expect(packets.length).toBe(40);
    expect(window.bytes.length).toBeLessThan(2_000_000);
  });
});
