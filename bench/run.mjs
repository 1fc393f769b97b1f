// @ts-check
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generated, given } from './captures.mjs';
import { measure, medians } from './measure.mjs';
import { installedTools, MEMORY_MARKS, SIPMORTEM } from './tools.mjs';
import { disagreements } from './truth.mjs';

const USAGE = `npm run bench -- [options] [CAPTURE...]

Runs sipmortem and whichever of tshark, sngrep, sipgrep, capinfos are installed, in turn, and prints medians.
CAPTURE            captures to read; X.json beside X.pcap is the truth about its calls
--captures A,B,C   captures to generate when none are given (default C): A SIP only, B 95 % RTP, C small,
                   L a log of Asterisk
--scale 1          factor on their number of calls
--generator FILE   gen-capture.mjs (default $SIPMORTEM_CORPUS/bench/gen-capture.mjs)
--runs 5           runs of each tool
--tools a,b        only tools whose names begin so; sipmortem always runs
--folder DIR       where generated captures are kept (default bench/out)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    captures: { type: 'string', default: 'C' },
    scale: { type: 'string', default: '1' },
    generator: { type: 'string', default: join(process.env['SIPMORTEM_CORPUS'] ?? '.', 'bench/gen-capture.mjs') },
    runs: { type: 'string', default: '5' },
    tools: { type: 'string', default: '' },
    folder: { type: 'string', default: join(import.meta.dirname, 'out') },
    help: { type: 'boolean', default: false },
  },
});

function bench() {
  const wanted = values.tools.split(',');
  const tools = installedTools().filter(({ name }) => name === 'sipmortem' || wanted.some((w) => name.startsWith(w)));
  const captures =
    positionals.length > 0
      ? positionals.map(given)
      : values.captures
          .split(',')
          .map((name) => generated(values.generator, name, Number(values.scale), values.folder));
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB,`,
  );
  console.log(`${type()} ${release()}, Node ${process.version}; medians of ${values.runs} runs, output thrown away\n`);
  for (const { name, version } of tools) console.log(`- ${name}: ${version}`);
  printStartUp();
  for (const capture of captures) {
    printCapture(capture, capture.isLog ? tools.slice(0, 1) : tools);
    printTruth(capture);
  }
}

/** @param {string[]} command */
const repeated = (command) => medians(Array.from({ length: Number(values.runs) }, () => measure(command)));

function printStartUp() {
  const empty = repeated([process.execPath, '-e', '0']);
  console.log('\n| start-up | CPU s | of an empty Node process |\n|---|---|---|');
  for (const flag of ['--version', '--help']) {
    const run = repeated([...SIPMORTEM, flag]);
    console.log(`| ${flag} | ${seconds(run?.cpuSeconds)} | ${ratio(run?.cpuSeconds, empty?.cpuSeconds)} (mark 1.3) |`);
  }
}

/**
 * @param {import('./captures.mjs').Capture} capture
 * @param {ReturnType<typeof installedTools>} tools
 */
function printCapture(capture, tools) {
  const { truth } = capture;
  const size = `${(capture.bytes / 1e6).toFixed(1)} MB`;
  const known = truth
    ? `, ${truth.packets} packets, ${truth.sipMessages} SIP messages, ${Object.keys(truth.calls).length} calls`
    : '';
  console.log(`\n## ${capture.name}: ${size}${known}\n`);
  console.log('| tool | CPU s | wall s | peak MiB | sipmortem takes | mark |\n|---|---|---|---|---|---|');
  // In turn, not one tool after another, so that a busy moment of the machine falls on all of them.
  const runs = tools.map(() => /** @type {ReturnType<typeof measure>[]} */ ([]));
  for (let i = 0; i < Number(values.runs); i++)
    for (const [index, tool] of tools.entries()) runs[index]?.push(measure(tool.command(capture.path)));
  const results = runs.map(medians);
  const own = results[0];
  for (const [index, tool] of tools.entries()) {
    const result = results[index];
    const mark = index === 0 ? peakMark(capture.name) : cpuMark(tool.marks[capture.name]);
    const share = index === 0 ? '' : ratio(own?.cpuSeconds, result?.cpuSeconds);
    const figures = result
      ? `${seconds(result.cpuSeconds)} | ${seconds(result.wallSeconds)} | ${result.peakMebibytes?.toFixed(0) ?? 'unknown'}`
      : 'failed | |';
    console.log(`| ${tool.name} | ${figures} | ${share} | ${mark} |`);
  }
  if (capture.isLog && own)
    console.log(`\n${(capture.bytes / 1e6 / own.cpuSeconds).toFixed(0)} MB of log for each CPU second (mark 100).`);
}

/**
 * Untimed: every call of the capture against the truth.
 * @param {import('./captures.mjs').Capture} capture
 */
function printTruth({ name, path, truth }) {
  if (!truth) {
    console.log('\nNo truth file: calls not compared.');
    return;
  }
  mkdirSync(values.folder, { recursive: true });
  const file = join(values.folder, `${name}-result.json`);
  const output = openSync(file, 'w');
  const [program = '', ...options] = SIPMORTEM;
  const { status } = spawnSync(program, [...options, 'report', '--format', 'json', '--calls', 'all', path], {
    stdio: ['ignore', output, 'inherit'],
  });
  closeSync(output);
  const wrong = status === 0 ? disagreements(truth, JSON.parse(readFileSync(file, 'utf8')).calls) : [`exit ${status}`];
  if (wrong.length > 0) process.exitCode = 1;
  console.log(
    wrong.length === 0
      ? `\nAll ${Object.keys(truth.calls).length} calls as in the truth file: outcome, final code, retransmissions.`
      : `\n${wrong.length} calls differ from the truth file:\n\n${wrong
          .slice(0, 20)
          .map((line) => `- ${line}`)
          .join('\n')}`,
  );
}

/** @param {number | undefined} value */
const seconds = (value) => (value === undefined ? 'failed' : value.toFixed(value < 1 ? 3 : 2));

/** @param {number | undefined} own @param {number | undefined} other */
function ratio(own, other) {
  if (own === undefined || !other) return '';
  return own <= other ? `1/${(other / own).toFixed(1)}` : `${(own / other).toFixed(2)}x`;
}

/** @param {number | undefined} mark */
function cpuMark(mark) {
  if (mark === undefined) return '';
  return mark < 1 ? `1/${Math.round(1 / mark)}` : `${mark}x`;
}

/** @param {string} name */
const peakMark = (name) => (name in MEMORY_MARKS ? `${MEMORY_MARKS[name]} MiB` : '');

if (values.help) console.log(USAGE);
else if (positionals.length > 0 || values.captures === 'L' || existsSync(values.generator)) bench();
else {
  console.error(`No generator at ${values.generator}: name a capture, or give --generator or SIPMORTEM_CORPUS.`);
  process.exitCode = 2;
}
