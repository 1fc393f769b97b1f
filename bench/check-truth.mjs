// @ts-check
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SIPMORTEM } from './tools.mjs';
import { disagreements } from './truth.mjs';

/**
 * Holds every call of a capture against its truth, untimed.
 * @param {import('./captures.mjs').Capture} capture
 * @returns {string[] | null} a line for each that differs; null without a truth
 */
export function checkTruth({ path, truth }) {
  if (!truth) return null;
  const folder = mkdtempSync(join(tmpdir(), 'sipmortem-truth-'));
  try {
    const file = join(folder, 'result.json');
    const output = openSync(file, 'w');
    const [program = '', ...options] = SIPMORTEM;
    const { status } = spawnSync(program, [...options, 'report', '--format', 'json', '--calls', 'all', path], {
      stdio: ['ignore', output, 'inherit'],
    });
    closeSync(output);
    return status === 0 ? disagreements(truth, JSON.parse(readFileSync(file, 'utf8')).calls) : [`exit ${status}`];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
