#!/usr/bin/env node
// @ts-check
// Peak memory by the length of the input, which comes on standard input and lies nowhere.
// node bench/memory.mjs --generator gen-capture.mjs [--calls 20000] [--invites 1000000] [--attack invite] [--formats "json --calls none,ndjson,table"]
// Attacks: invite, tcp, fragment, register, options, method. Options of the program may follow a format: "table --max-memory 128M".
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { KINDS, writeAttack } from './attack.mjs';

const PROGRAM = fileURLToPath(new URL('../bin/sipmortem.js', import.meta.url));
const MIX = '--tcp 8 --ipv6 6 --vlan 10 --frag 2 --cps 150 --talk 30';
const TIMES = [1, 4, 16];

/**
 * A pipe of the shell: what Node.js calls one is a socket, which cannot be opened by name. Either side that fails fails the run.
 * The generator's summary, on its standard output too, is thrown away.
 */
const PIPED = `set -o pipefail; "$NODE" $GENERATOR 3>&1 >/dev/null |
  /usr/bin/time -f %M -o "$FIGURE" "$NODE" "$PROGRAM" - -q -f $FORMAT >/dev/null`;

const { values } = parseArgs({
  options: {
    generator: { type: 'string' },
    calls: { type: 'string', default: '20000' },
    invites: { type: 'string', default: '1000000' },
    attack: { type: 'string', default: 'invite' },
    formats: { type: 'string', default: 'json --calls none,ndjson,table' },
    write: { type: 'string' },
  },
});

const kind = KINDS.find((known) => known === values.attack);
if (kind === undefined) console.error(`--attack: one of ${KINDS.join(', ')}`);
else if (values.write !== undefined) writeAttack(Number(values.write), 3, kind);
else if (!/GNU/.test(spawnSync('/usr/bin/time', ['--version'], { encoding: 'utf8' }).stdout ?? ''))
  console.error('GNU time is needed: apt-get install time');
else {
  for (const format of values.formats.split(',')) {
    const { generator } = values;
    if (generator !== undefined) {
      const peaks = TIMES.map((n) => {
        const calls = `--calls ${Number(values.calls) * n}`;
        return peakOf(format, `${generator} --out /dev/fd/3 --truth /dev/null ${calls} ${MIX}`);
      });
      tell(`calls x ${TIMES.join(', ')}`, format, peaks);
    }
    const invites = Number(values.invites);
    if (invites === 0) continue;
    const itself = fileURLToPath(import.meta.url);
    const peaks = [4, 2, 1].map((share) =>
      peakOf(format, `${itself} --attack ${kind} --write ${Math.round(invites / share)}`),
    );
    tell(`attack of ${invites} requests (${kind}), a quarter, half and all`, format, peaks);
  }
}

/** @param {string} what @param {string} format @param {readonly number[]} peaks */
function tell(what, format, peaks) {
  const spread = Math.max(...peaks) / (peaks[0] ?? Number.NaN);
  console.log(`${what}, ${format}: ${peaks.map((peak) => peak.toFixed(0)).join(', ')} MiB, most ${spread.toFixed(2)}x`);
}

/**
 * Peak of a report of what a generator writes to its descriptor 3, in MiB.
 * @param {string} format @param {string} generator
 * @returns {number}
 */
function peakOf(format, generator) {
  const folder = mkdtempSync(join(tmpdir(), 'sipmortem-memory-'));
  try {
    const figure = join(folder, 'peak');
    const { status } = spawnSync('bash', ['-c', PIPED], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE: process.execPath, GENERATOR: generator, FIGURE: figure, PROGRAM, FORMAT: format },
    });
    if (status !== 0) throw new Error(`${format}: generator or program failed (${generator})`);
    return Number(readFileSync(figure, 'utf8').trim().split('\n').at(-1)) / 1024;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
