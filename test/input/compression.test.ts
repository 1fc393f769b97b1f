import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openInput } from '../../src/input/open-input.ts';
import { NoteLog } from '../../src/note.ts';
import { concat } from '../pcap/build-bytes.ts';
import { buildRawBlock, buildRleBlock, buildSkippableFrame, buildZstdFrame } from './build-zstd.ts';
import { capture, captureInZstd, noise } from './packed-samples.ts';
import { readFileOf, readStreamOf, root } from './read-input.ts';

const nothing = new Uint8Array(0);
const smallBlocks = Array.from(capture, (byte) => buildRawBlock(Uint8Array.of(byte)));
const skippable = [buildSkippableFrame(noise), buildSkippableFrame(nothing)] as const;

describe.each<['gzip' | 'zstd', string, Uint8Array, Uint8Array]>([
  ['gzip', 'one member', gzipSync(capture), capture],
  ['gzip', 'several members', concat(gzipSync(capture.subarray(0, 50)), gzipSync(capture.subarray(50))), capture],
  ['gzip', 'padded with zeros', concat(gzipSync(capture), new Uint8Array(30_000)), capture],
  ['gzip', 'of noise', gzipSync(noise), noise],
  ['gzip', 'of gzip', gzipSync(gzipSync(capture)), capture],
  ['gzip', 'of zstd', gzipSync(captureInZstd), capture],
  ['zstd', 'one frame', captureInZstd, capture],
  [
    'zstd',
    'several frames',
    concat(skippable[0], captureInZstd, skippable[1], captureInZstd),
    concat(capture, capture),
  ],
  ['zstd', 'small blocks', buildZstdFrame([...smallBlocks, buildRawBlock(nothing, true)]), capture],
  ['zstd', 'one empty block', buildZstdFrame([buildRawBlock(nothing, true)]), nothing],
])('%s, %s', (compression, _, stored, expected) => {
  test('from a file', async () => {
    const { bytes, notes, input } = await readFileOf(stored);
    expect(Buffer.compare(bytes, expected)).toBe(0);
    expect(notes).toEqual([]);
    expect(input).toMatchObject({ compression, sizeBytes: stored.length });
  });

  test.each([1009, 100_000])('as a stream in chunks of %i', async (chunk) => {
    const { bytes, notes, input } = await readStreamOf(stored, chunk);
    expect(Buffer.compare(bytes, expected)).toBe(0);
    expect(notes).toEqual([]);
    expect(input.compression).toBe(compression);
  });
});

test('compression is followed two layers deep', async () => {
  const { input } = await readFileOf(gzipSync(gzipSync(gzipSync(capture))));
  expect(input).toMatchObject({ kind: 'gzip', compression: 'gzip' });
});

describe('bombs are unpacked little by little', () => {
  const blocks = 1500;
  const size = blocks * 131_072;
  const rle = Array.from({ length: blocks }, (_, i) => buildRleBlock(0, 131_072, i === blocks - 1));

  test.each([
    ['gzip', gzipSync(new Uint8Array(size))],
    ['zstd', buildZstdFrame(rle)],
  ])('%s', async (_, stored) => {
    const path = join(root, 'bomb');
    writeFileSync(path, stored);
    const notes = new NoteLog();
    const { window, close } = await openInput(path, { notes, input: 0 });
    const before = heldBytes();
    let most = 0;
    let total = 0;
    for (let fills = 0; !window.atEnd; fills++) {
      await window.fill(1);
      total += window.end - window.position;
      window.position = window.end;
      if (fills % 16 === 0) most = Math.max(most, heldBytes() - before);
    }
    close();
    expect(total).toBe(size);
    expect(notes.of(0)).toEqual([]);
    expect(most).toBeLessThan(size / 10);
  });

  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;

  /** Bytes in buffers that something still refers to; what is garbage does not count, whenever it is collected. */
  function heldBytes(): number {
    collectGarbage();
    return process.memoryUsage().arrayBuffers;
  }
});

const corpus = process.env['SIPMORTEM_CORPUS'];
const hasZstd = spawnSync('zstd', ['--version']).status === 0;

describe.skipIf(!corpus || !hasZstd)('what zstd writes (needs SIPMORTEM_CORPUS and zstd)', () => {
  test.each([['-1'], ['-3'], ['-19'], ['-3 --long=26 --no-check']])('%s', async (flags) => {
    const original = readFileSync(join(corpus!, 'captures', 'sipnab-b2bua-asterisk.pcapng'));
    const stored = execFileSync('zstd', ['-q', ...flags.split(' ')], { input: original, maxBuffer: 1e8 });
    const { bytes, notes } = await readFileOf(stored);
    expect(Buffer.compare(bytes, original)).toBe(0);
    expect(notes).toEqual([]);
  });
});
