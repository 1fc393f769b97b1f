import { spawnSync } from 'node:child_process';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import pcapParser from 'pcap-parser';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../src/input/file-kind.ts';
import { readCapture, type ReadPacket } from './read-capture.ts';

const corpus = process.env['SIPMORTEM_CORPUS'];
const paths = corpus ? ['captures', 'log-formats'].flatMap((folder) => capturesIn(join(corpus, folder))) : [];

function capturesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.pcap(ng)?$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

function kindOf(bytes: Uint8Array): 'pcap' | 'pcapng' {
  const { kind } = recognise(bytes, 0, bytes.length);
  if (kind !== 'pcap' && kind !== 'pcapng') throw new Error(`${kind} is no capture`);
  return kind;
}

/** pcap-parser reads only these: classic, microseconds. */
function isClassicMicros(path: string): boolean {
  return /^(a1b2c3d4|d4c3b2a1)/.test(readFileSync(path).subarray(0, 4).toString('hex'));
}

function readWithOracle(path: string): Promise<Omit<ReadPacket, 'linkType' | 'frame'>[]> {
  return new Promise((resolve, reject) => {
    const packets: Omit<ReadPacket, 'linkType' | 'frame'>[] = [];
    const parser = pcapParser.parse(createReadStream(path));
    parser.on('packet', ({ header, data }) =>
      packets.push({
        timeMicros: header.timestampSeconds * 1e6 + header.timestampMicroseconds,
        bytes: new Uint8Array(data),
        originalLength: header.originalLength,
      }),
    );
    parser.on('error', reject);
    parser.on('end', () => resolve(packets));
  });
}

describe.skipIf(!corpus)('real captures (needs SIPMORTEM_CORPUS)', () => {
  test.each(paths.filter(isClassicMicros).map((path) => [basename(path), path]))(
    '%s as pcap-parser reads it',
    async (_, path) => {
      const { packets } = await readCapture(readFileSync(path), 'pcap');
      const oracle = await readWithOracle(path);
      expect(packets.length).toBe(oracle.length);
      for (const [i, { timeMicros, bytes, originalLength }] of packets.entries()) {
        expect([timeMicros, originalLength]).toEqual([oracle[i]!.timeMicros, oracle[i]!.originalLength]);
        expect(Buffer.compare(bytes, oracle[i]!.bytes)).toBe(0);
      }
    },
  );

  const capinfos = spawnSync('capinfos', ['-c', '-T', '-M', '-r', ...paths], { encoding: 'utf8' });

  test.skipIf(capinfos.error)('as many packets as capinfos counts', async () => {
    const counts = new Map(
      capinfos.stdout
        .trim()
        .split('\n')
        .map((line) => line.split('\t'))
        .map(([path, count]) => [path, Number(count)]),
    );
    expect(paths.length).toBeGreaterThan(40);
    for (const path of paths) {
      const bytes = readFileSync(path);
      const { packets } = await readCapture(bytes, kindOf(bytes));
      expect([path, packets.length]).toEqual([path, counts.get(path)]);
    }
  });

  test('only the captures that were cut short are damaged', async () => {
    const damaged: string[] = [];
    for (const path of paths) {
      const bytes = readFileSync(path);
      const { notes } = await readCapture(bytes, kindOf(bytes));
      if (notes.some((note) => note.damage))
        damaged.push(`${basename(path)}: ${notes.map((note) => note.code).join()}`);
    }
    expect(damaged).toEqual([
      'derived-cut-short.pcap: capture-truncated',
      'derived-cut-short.pcapng: capture-truncated',
    ]);
  });
});
