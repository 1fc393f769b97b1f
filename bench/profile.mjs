// @ts-check
// Where the CPU time of a report goes, by stage and by function:
// node bench/profile.mjs CAPTURE            profiles a build of a file a module
// node bench/profile.mjs FILE.cpuprofile    reads a profile of such a build that is there
// --top 40 functions; --write puts what is printed into bench/PROFILE.md
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { withMarkedPart } from './marked-part.mjs';
import { selfTimes } from './self-times.mjs';
import { buildUnbundled } from './unbundled.mjs';

const NOTES = join(import.meta.dirname, 'PROFILE.md');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    top: { type: 'string', default: '40' },
    write: { type: 'boolean', default: false },
  },
});

const [input] = positionals;
if (input === undefined) {
  console.error('node bench/profile.mjs [--top 40] CAPTURE | FILE.cpuprofile');
  process.exitCode = 2;
} else {
  const text = told(input.endsWith('.cpuprofile') ? readFileSync(input, 'utf8') : profileOf(input));
  console.log(text);
  if (values.write) writeFileSync(NOTES, withMarkedPart(readFileSync(NOTES, 'utf8'), 'profile', text));
}

/** @param {string} capture @returns {string} the profile, as V8 writes it */
function profileOf(capture) {
  const command = buildUnbundled();
  const folder = mkdtempSync(join(tmpdir(), 'sipmortem-profile-'));
  try {
    const profiling = ['--cpu-prof', '--cpu-prof-interval', '500', '--cpu-prof-dir', folder];
    const report = ['report', '--format', 'json', '--calls', 'none', '--no-progress', capture];
    const { status } = spawnSync(process.execPath, [...profiling, command, ...report], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) throw new Error(`the report failed: exit ${status}`);
    const [name = ''] = readdirSync(folder);
    return readFileSync(join(folder, name), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} profile */
function told(profile) {
  const { totalMicros, byStage, byFunction } = selfTimes(JSON.parse(profile));
  const day = new Date().toISOString().slice(0, 10);
  return [
    `${basename(input ?? '')}, Node ${process.version}, ${day}: ${(totalMicros / 1e6).toFixed(2)} s in all, profiled.`,
    table('stage', byStage, totalMicros),
    table('function', byFunction.slice(0, Number(values.top)), totalMicros),
  ].join('\n\n');
}

/** @param {string} heading @param {readonly [string, number][]} rows @param {number} total */
function table(heading, rows, total) {
  const lines = rows.map(
    ([name, micros]) => `| ${name} | ${(micros / 1000).toFixed(0)} | ${((micros / total) * 100).toFixed(1)} % |`,
  );
  return [`| ${heading} | self, ms | share |`, '| --- | --- | --- |', ...lines].join('\n');
}
