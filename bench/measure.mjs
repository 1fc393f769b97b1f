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
 *
 * @typedef {Measurement & { runs: number }} Medians
 */

/** Only GNU time tells the peak memory. */
export const HAS_GNU_TIME = /GNU/.test(spawnSync('/usr/bin/time', ['--version'], { encoding: 'utf8' }).stdout ?? '');

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
    const wrapped = HAS_GNU_TIME ? ['/usr/bin/time', '-f', '%M', '-o', memory, ...command] : command;
    const { status } = spawnSync('bash', ['-c', TIMED, 'bash', ...wrapped], {
      env: { ...process.env, FIGURES: figures },
    });
    if (status !== 0) return null;
    const [wall, user, system] = readFileSync(figures, 'utf8').trim().split(' ').map(Number);
    if (wall === undefined || user === undefined || system === undefined) return null;
    const peakMebibytes = HAS_GNU_TIME ? Number(readFileSync(memory, 'utf8')) / 1024 : null;
    return { cpuSeconds: user + system, wallSeconds: wall, peakMebibytes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Runs commands in turn, not one after another, so that a busy moment of the machine falls on all of them.
 * @param {readonly (readonly string[])[]} commands
 * @param {number} runs of each
 * @param {number} patienceSeconds a command that took longer in all is not run again, nor one that failed
 * @param {(index: number, run: Measurement | null) => void} [onRun]
 * @returns {(Medians | null)[]} null for one that failed
 */
export function measureInTurn(commands, runs, patienceSeconds, onRun) {
  const measured = commands.map(() => /** @type {(Measurement | null)[]} */ ([]));
  for (let round = 0; round < runs; round++) {
    for (const [index, command] of commands.entries()) {
      const earlier = measured[index] ?? [];
      const spent = earlier.reduce((sum, run) => sum + (run?.wallSeconds ?? Infinity), 0);
      if (spent > patienceSeconds) continue;
      const run = measure(command);
      earlier.push(run);
      onRun?.(index, run);
    }
  }
  return measured.map(medians);
}

/**
 * @param {readonly (Measurement | null)[]} runs
 * @returns {Medians | null} null when a run failed
 */
function medians(runs) {
  const whole = runs.filter((run) => run !== null);
  if (whole.length === 0 || whole.length < runs.length) return null;
  return {
    cpuSeconds: median(whole.map((run) => run.cpuSeconds)),
    wallSeconds: median(whole.map((run) => run.wallSeconds)),
    peakMebibytes: HAS_GNU_TIME ? median(whole.map((run) => run.peakMebibytes ?? 0)) : null,
    runs: whole.length,
  };
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
