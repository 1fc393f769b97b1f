// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { generated, given } from './captures.mjs';
import { checkTruth } from './check-truth.mjs';
import { markedPart, withMarkedPart } from './marked-part.mjs';
import { HAS_GNU_TIME, measureInTurn } from './measure.mjs';
import { peaksOfAttack, peaksOfCalls } from './peaks.mjs';
import { capturePart, QUOTED, resultsMarkdown } from './results-markdown.mjs';
import { startUp } from './start-up.mjs';
import { installedTools } from './tools.mjs';

const FOLDER = import.meta.dirname;
const README = join(FOLDER, '../README.md');

const USAGE = `npm run bench -- [options] [CAPTURE...]

Runs sipmortem and whichever of tshark, sngrep, sipgrep, capinfos and tcpdump are installed, in turn; prints medians of
CPU, wall time and peak memory; holds every call against the truth; writes all that to a Markdown file. At full size it
takes about an hour and 2.5 GB of disk on a quiet machine of two cores; --quick takes three minutes and 0.2 GB.

CAPTURE            captures to read; X.json beside X.pcap is the truth about its calls. Nothing is generated then
--captures A,B,C,L captures to generate: A SIP only, B 95 % RTP, C small, L a log of Asterisk
--scale 1          factor on their number of calls; C is small enough as it is
--quick            the same as --scale 0.05 --runs 3 --patience 10
--generator FILE   gen-capture.mjs (default $SIPMORTEM_CORPUS/bench/gen-capture.mjs)
--runs 5           runs of each tool
--patience 100     seconds; a tool that took longer in all is not run again, nor one that failed
--tools a,b        only tools whose names begin so; sipmortem always runs
--memory 20000     calls of the shortest of three inputs of growing length, whose peaks are compared; 0: none
--out FILE         where to write (default bench/RESULTS.md; with a CAPTURE nowhere)
--readme           have README.md quote what was written
--folder DIR       where generated captures are kept (default bench/out)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    captures: { type: 'string', default: 'A,B,C,L' },
    scale: { type: 'string' },
    quick: { type: 'boolean', default: false },
    generator: { type: 'string', default: join(process.env['SIPMORTEM_CORPUS'] ?? '.', 'bench/gen-capture.mjs') },
    runs: { type: 'string' },
    patience: { type: 'string' },
    tools: { type: 'string', default: '' },
    memory: { type: 'string' },
    out: { type: 'string' },
    readme: { type: 'boolean', default: false },
    folder: { type: 'string', default: join(FOLDER, 'out') },
    help: { type: 'boolean', default: false },
  },
});

const scale = Number(values.scale ?? (values.quick ? 0.05 : 1));
const runs = Number(values.runs ?? (values.quick ? 3 : 5));
const patience = Number(values.patience ?? (values.quick ? 10 : 100));
const isGiven = positionals.length > 0;

function bench() {
  const tools = installedTools(values.tools.split(','));
  tell(`${machine()}\n${tools.map(({ name, version }) => `- ${name}: ${version}`).join('\n')}\n`);
  const started = isGiven ? [] : startUp(3 * runs);
  const captures = isGiven
    ? positionals.map((path) => results(given(path), tools))
    : values.captures
        .split(',')
        .map((name) => results(generated(values.generator, name, name === 'C' ? 1 : scale, values.folder), tools));
  const text = resultsMarkdown({
    machine: machine(),
    runs: runs === 1 ? 'one run' : `medians of ${runs} runs in turn, fewer where a tool is slow`,
    tools,
    startUp: started,
    captures,
    memory: isGiven ? [] : memory(),
  });
  console.log(text);
  if (captures.some(({ wrong }) => wrong !== null && wrong.length > 0)) process.exitCode = 1;
  const out = values.out ?? (isGiven ? null : join(FOLDER, 'RESULTS.md'));
  if (out === null) return;
  writeFileSync(out, text);
  tell(`written: ${relative('.', out)}`);
  if (values.readme)
    writeFileSync(README, withMarkedPart(readFileSync(README, 'utf8'), QUOTED, markedPart(text, QUOTED)));
}

/**
 * @param {import('./captures.mjs').Capture} capture
 * @param {readonly import('./tools.mjs').InstalledTool[]} tools
 * @returns {import('./results-markdown.mjs').CaptureResults}
 */
function results(capture, tools) {
  const readers = tools.filter(({ readsLogs }) => !capture.isLog || readsLogs);
  const commands = readers.map((tool) => tool.command(capture.path));
  const medians = measureInTurn(commands, runs, patience, (index, run) =>
    tell(`${capture.name}: ${readers[index]?.name}: ${run === null ? 'failed' : `${run.cpuSeconds.toFixed(2)} s`}`),
  );
  const rows = readers.map((tool, index) => ({ tool, medians: medians[index] ?? null }));
  const found = { capture, rows, wrong: checkTruth(capture) };
  tell(`\n${capturePart(found).join('\n\n')}\n`);
  return found;
}

function memory() {
  const calls = Number(values.memory ?? (values.quick ? 0 : 20_000));
  if (calls === 0 || !HAS_GNU_TIME || !existsSync(values.generator)) return [];
  const times = [1, 4, 16];
  return ['json --calls none', 'ndjson'].flatMap((format) => [
    {
      what: `${calls} calls, ${times.slice(1).join(' and ')} times as many`,
      format,
      peaks: peaksOfCalls(values.generator, calls, times, format),
      // With fewer, the number in progress still grows.
      marked: calls >= 20_000,
    },
    {
      what: `${calls * 10}, ${calls * 20} and ${calls * 40} INVITEs that have nothing in common`,
      format,
      peaks: peaksOfAttack(calls * 40, format),
      marked: false,
    },
  ]);
}

function machine() {
  const processor = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores`;
  const memorySize = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const day = new Date().toISOString().slice(0, 10);
  return `Machine: ${processor}, ${memorySize}, ${type()} ${release()}, Node ${process.version}; ${day}.`;
}

/** On the way, apart from what is written in the end. @param {string} text */
function tell(text) {
  process.stderr.write(`${text}\n`);
}

if (values.help) console.log(USAGE);
else if (isGiven || values.captures === 'L' || existsSync(values.generator)) bench();
else {
  console.error(`No generator at ${values.generator}: name a capture, or give --generator or SIPMORTEM_CORPUS.`);
  process.exitCode = 2;
}
