import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { markedPart } from '../../bench/marked-part.mjs';
import { COMMAND_NAMES, COMMANDS } from '../../src/cli/commands.ts';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { Flag } from '../../src/cli/flag.ts';
import { FLAGS } from '../../src/cli/flags.ts';
import { main } from '../../src/cli/main.ts';
import { OUTCOMES } from '../../src/result.ts';

const ROOT = join(import.meta.dirname, '../..');
const PATH = join(ROOT, 'README.md');
const DEMO = 'fixtures/demo.pcapng';
/** A tall window; what scrolls past it is not the first screen. */
const SCREEN_LINES = 40;

/** UPDATE_README=1 writes what the program says into the README instead of comparing. */
const update = process.env['UPDATE_README'] !== undefined;

/** What stands between `<!-- NAME -->` and `<!-- /NAME -->` must be this. */
function expectPart(name: string, text: string): void {
  const [start, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
  const readme = readFileSync(PATH, 'utf8');
  const from = readme.indexOf(start) + start.length;
  const to = readme.indexOf(end);
  expect(to, `README: no part '${name}'`).toBeGreaterThan(from);
  if (update) writeFileSync(PATH, `${readme.slice(0, from)}\n${text}\n${readme.slice(to)}`);
  else expect(readme.slice(from, to).trim()).toBe(text);
}

/** What stands in backquotes at the start of the rows of the table under a heading line. */
function keysOfTable(heading: string): string[] {
  const readme = readFileSync(PATH, 'utf8');
  const [table = ''] = readme.slice(readme.indexOf(`\n| ${heading} |`)).split('\n\n');
  return [...table.matchAll(/^\| `?([\w-]+)`? \|/gm)].map((match) => match[1] ?? '').slice(1);
}

function flagRow({ name, alias, value, help, commands }: Flag): string {
  const spelling = `${alias ? `-${alias}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
  const formats = new Set(commands.flatMap((command) => COMMANDS[command].formats));
  const meaning = help.en.replace('{formats}', [...formats].join(', '));
  return `| \`${spelling.replaceAll('|', '\\|')}\` | ${meaning} | ${commands.join(', ')} |`;
}

describe('the README', () => {
  test('names the commands', () => {
    const width = Math.max(...COMMAND_NAMES.map((name) => COMMANDS[name].usage.length));
    const lines = COMMAND_NAMES.map((name) => {
      const { usage, summary } = COMMANDS[name];
      return `sipmortem ${usage.padEnd(width)}   ${summary.en}`;
    });
    expectPart('commands', ['```', ...lines, '```'].join('\n'));
  });

  test('has the table of flags', () => {
    expectPart('flags', ['| flag | meaning | commands |', '|---|---|---|', ...FLAGS.map(flagRow)].join('\n'));
  });

  test('quotes the results of the benchmark', () => {
    expectPart('speed', markedPart(readFileSync(join(ROOT, 'bench/RESULTS.md'), 'utf8'), 'speed'));
  });

  test('names no flag that does not exist', () => {
    const known = new Set(FLAGS.flatMap(({ name, alias }) => [`--${name}`, ...(alias ? [`-${alias}`] : [])]));
    const used = readFileSync(PATH, 'utf8')
      .split('\n')
      .filter((line) => !/tcpdump|tshark|sngrep|capinfos|npm run|docker/.test(line))
      .flatMap((line) => line.match(/(?<=[\s`])--?[a-z][a-z-]*/g) ?? []);
    expect(used.length).toBeGreaterThanOrEqual(FLAGS.length);
    expect(used.filter((flag) => !known.has(flag))).toEqual([]);
  });

  test('has every outcome and every exit code', () => {
    expect(keysOfTable('outcome')).toEqual([...OUTCOMES]);
    expect(keysOfTable('exit')).toEqual(Object.values(EXIT).map(String));
  });

  test('gives the two commands', () => {
    const readme = readFileSync(PATH, 'utf8');
    expect(readme).toContain(`\nnpm ci && npx sipmortem ${DEMO}\n`);
    expect(readme).toContain('\nnpm cit\n');
  });

  test.skipIf(!existsSync(join(ROOT, DEMO)))('shows the real first screen', async () => {
    const lines = (await outputOf([DEMO])).trimEnd().split('\n');
    const screen = lines.length > SCREEN_LINES ? [...lines.slice(0, SCREEN_LINES), '…'] : lines;
    expectPart('first screen', ['```console', `$ npx sipmortem ${DEMO}`, ...screen, '```'].join('\n'));
  });

  test('shows a real ladder', async () => {
    const argv = ['show', 'fixtures/early-cause.pcap'];
    const ladder = (await outputOf(argv)).trimEnd();
    expectPart('ladder', ['```console', `$ npx sipmortem ${argv.join(' ')}`, ladder, '```'].join('\n'));
  });
});

/** Standard output of a command line, in a pipe of 80 columns. */
async function outputOf(argv: string[]): Promise<string> {
  let text = '';
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  const code = await main(argv, { stdout, stderr: process.stderr, env: {} });
  expect(code).toBe(EXIT.ok);
  return text;
}
