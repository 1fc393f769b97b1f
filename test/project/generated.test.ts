import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { disagreements, type Truth } from '../../bench/truth.mjs';
import { analyze } from '../../src/index.ts';

/** Options of the generator beyond number, seed and files. */
const MIXES: string[][] = [
  [],
  ['--tcp', '100'],
  ['--ipv6', '100'],
  ['--frag', '100'],
  ['--tcp', '100', '--ipv6', '100', '--frag', '100'],
  ['--ipv6', '100', '--frag', '100', '--vlan', '100'],
  ['--tcp', '30', '--ipv6', '30', '--vlan', '30', '--frag', '30'],
  ['--tcp', '30', '--ipv6', '30', '--vlan', '30', '--frag', '30', '--format', 'pcapng'],
  ['--tcp', '30', '--ipv6', '30', '--vlan', '30', '--frag', '30', '--format', 'pcapns'],
  ['--vlan', '100', '--format', 'pcapng', '--rtp', '80', '--talk', '2'],
  ['--twoleg', '100', '--cps', '1'],
  ['--cps', '5000', '--tcp', '50'],
];

const corpus = process.env['SIPMORTEM_CORPUS'];
const generator = corpus && join(corpus, 'bench/gen-capture.mjs');

describe.skipIf(!generator || !existsSync(generator))('generated captures (SIPMORTEM_CORPUS must be set)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sipmortem-generated-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(MIXES.map((mix, index) => ({ mix, seed: index + 1, name: mix.join(' ') || 'plain' })))(
    'seed $seed, $name',
    async ({ mix, seed }) => {
      const path = join(folder, `${seed}.pcap`);
      const truthPath = join(folder, `${seed}.json`);
      const options = ['--calls', '80', '--seed', String(seed), '--out', path, '--truth', truthPath, ...mix];
      execFileSync(process.execPath, [generator ?? '', ...options], { stdio: 'ignore' });
      const truth = JSON.parse(readFileSync(truthPath, 'utf8')) as Truth;

      const result = await analyze({ inputs: [path], calls: 'all' });

      expect(disagreements(truth, result.calls)).toEqual([]);
      expect(result.totals.messages).toBe(truth.sipMessages);
      expect(result.inputs[0]).toMatchObject({ packets: truth.packets, complete: true, notes: [] });
      expect(Object.fromEntries(result.responses.map(({ code, count }) => [code, count]))).toEqual(truth.responses);
    },
  );
});
