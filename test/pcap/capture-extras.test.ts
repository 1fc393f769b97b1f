import { expect, test } from 'vitest';
import { NoteLog } from '../../src/note.ts';
import { CaptureExtras, MAX_INTERFACES, MAX_SECRETS, MAX_STATISTICS } from '../../src/pcap/pcapng/capture-extras.ts';
import { concat } from './build-bytes.ts';
import { buildEnhancedPacket, buildInterface, buildSecrets, buildSectionHeader } from './build-pcapng-blocks.ts';
import { readCapture } from './read-capture.ts';

test('secrets are kept up to a limit', () => {
  const notes = new NoteLog();
  const extras = new CaptureExtras(notes, 0);
  const bytes = new Uint8Array(MAX_SECRETS / 4);
  for (let i = 0; i < 5; i++) extras.addSecrets({ type: 1, bytes }, i);
  expect(extras.secrets.length).toBe(3);
  expect(notes.of(0)).toMatchObject([{ code: 'secrets-limit', count: 2, first: { byte: 3 }, damage: true }]);
});

test('empty secrets are bounded too', () => {
  const extras = new CaptureExtras(new NoteLog(), 0);
  for (let i = 0; i < 100_000; i++) extras.addSecrets({ type: 1, bytes: new Uint8Array(0) }, i);
  expect(extras.secrets.length).toBeLessThan(70_000);
});

test('a secrets block too long to hold is noted and passed over', async () => {
  const capture = concat(buildSectionHeader(), buildSecrets(1, new Uint8Array(5_000_000)), buildInterface());
  const { reader, notes } = await readCapture(capture, 'pcapng');
  expect(reader.secrets).toEqual([]);
  expect(notes).toMatchObject([{ code: 'secrets-limit', first: { byte: 28 } }]);
});

test('statistics are kept up to a limit, and known interfaces still updated', () => {
  const notes = new NoteLog();
  const extras = new CaptureExtras(notes, 0);
  const of = (id: number, dropped: number) => ({
    section: 1,
    interface: id,
    received: null,
    droppedByInterface: dropped,
    droppedBySystem: null,
  });
  for (let i = 0; i < MAX_STATISTICS + 10; i++) extras.addStatistics(of(i, 0));
  extras.addStatistics(of(3, 7));
  expect(extras.statistics.length).toBe(MAX_STATISTICS);
  expect(extras.statistics[3]!.droppedByInterface).toBe(7);
  expect(notes.of(0)).toMatchObject([{ code: 'statistics-limit', count: 10 }]);
});

test('a section has no more interfaces than a limit', async () => {
  const one = buildInterface();
  const all = new Uint8Array(one.length * (MAX_INTERFACES + 1));
  for (let i = 0; i <= MAX_INTERFACES; i++) all.set(one, i * one.length);
  const last = buildEnhancedPacket({ interface: MAX_INTERFACES - 1, ticks: 0n, bytes: Uint8Array.of(1) });
  const beyond = buildEnhancedPacket({ interface: MAX_INTERFACES, ticks: 0n, bytes: Uint8Array.of(1) });
  const { packets, notes } = await readCapture(concat(buildSectionHeader(), all, last, beyond), 'pcapng');
  expect(packets.length).toBe(1);
  expect(notes).toMatchObject([{ code: 'record-unreadable', count: 2 }]);
});
