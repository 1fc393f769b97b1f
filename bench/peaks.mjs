// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SIPMORTEM } from './tools.mjs';

const MIX = '--tcp 8 --ipv6 6 --vlan 10 --frag 2 --cps 150 --talk 30';
const [, PROGRAM] = SIPMORTEM;
const ATTACK = fileURLToPath(new URL('memory.mjs', import.meta.url));

/**
 * A pipe of the shell: what Node.js calls one is a socket, which cannot be opened by name. Either side that fails fails the run.
 * The generator's summary, on its standard output too, is thrown away.
 */
const PIPED = `set -o pipefail; "$NODE" $GENERATOR 3>&1 >/dev/null |
  /usr/bin/time -f %M -o "$FIGURE" "$NODE" "$PROGRAM" - -q -f $FORMAT >/dev/null`;

/**
 * Peaks of reports of calls at one rate that go on for longer and longer.
 * @param {string} generator path of gen-capture.mjs
 * @param {number} calls of the shortest
 * @param {readonly number[]} times
 * @param {string} format with what follows it on the command line
 * @returns {number[]} MiB
 */
export function peaksOfCalls(generator, calls, times, format) {
  return times.map((n) => peakOf(format, `${generator} --out /dev/fd/3 --truth /dev/null --calls ${calls * n} ${MIX}`));
}

/**
 * Peaks of reports of a quarter, half and all of a flood of INVITEs that have nothing in common.
 * @param {number} invites
 * @param {string} format
 * @returns {number[]} MiB
 */
export function peaksOfAttack(invites, format) {
  return [4, 2, 1].map((share) => peakOf(format, `${ATTACK} --write ${Math.round(invites / share)}`));
}

/** @param {readonly number[]} peaks */
export function spreadOf(peaks) {
  return Math.max(...peaks) / Math.min(...peaks);
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
