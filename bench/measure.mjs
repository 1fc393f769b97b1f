// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One run of a process, or the medians of several.
 * @typedef {object} Measurement
 * @property {number} cpuSeconds user and system time of the process and its children
 * @property {number} wallSeconds
 * @property {number | null} peakMebibytes null without GNU time
 */

/** Only GNU time tells the peak memory. */
const hasGnuTime = /GNU/.test(spawnSync('/usr/bin/time', ['--version'], { encoding: 'utf8' }).stdout ?? '');

/** The shell's `time` has milliseconds, GNU time only hundredths of a second. */
const TIMED = `TIMEFORMAT='%R %U %S'; { time "$@" >/dev/null 2>&1 </dev/null; } 2>"$FIGURES"`;

/**
 * Runs a command once, its output thrown away.
 * @param {readonly string[]} command
 * @returns {Measurement | null} null when it failed
 */
export function measure(command) {
  const folder = mkdtempSync(join(tmpdir(), 'sipmortem-bench-'));
  try {
    const memory = join(folder, 'memory');
    const figures = join(folder, 'figures');
    const wrapped = hasGnuTime ? ['/usr/bin/time', '-f', '%M', '-o', memory, ...command] : command;
    const { status } = spawnSync('bash', ['-c', TIMED, 'bash', ...wrapped], {
      env: { ...process.env, FIGURES: figures },
    });
    if (status !== 0) return null;
    const [wall, user, system] = readFileSync(figures, 'utf8').trim().split(' ').map(Number);
    if (wall === undefined || user === undefined || system === undefined) return null;
    const peakMebibytes = hasGnuTime ? Number(readFileSync(memory, 'utf8')) / 1024 : null;
    return { cpuSeconds: user + system, wallSeconds: wall, peakMebibytes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * The median of each figure; null when a run failed.
 * @param {readonly (Measurement | null)[]} runs
 * @returns {Measurement | null}
 */
export function medians(runs) {
  const whole = runs.filter((run) => run !== null);
  if (whole.length === 0 || whole.length < runs.length) return null;
  return {
    cpuSeconds: median(whole.map((run) => run.cpuSeconds)),
    wallSeconds: median(whole.map((run) => run.wallSeconds)),
    peakMebibytes: hasGnuTime ? median(whole.map((run) => run.peakMebibytes ?? 0)) : null,
  };
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
