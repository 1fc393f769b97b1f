import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const HOOK = pathToFileURL(join(import.meta.dirname, 'tell-loaded.mjs')).href;

/** The program's own files and the packages that a command line loads, of the program as built (`npm run build`). */
function loadedBy(...args: string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sipmortem-loaded-'));
  try {
    const list = join(folder, 'list');
    const command = ['--import', HOOK, join(ROOT, 'bin/sipmortem.js'), ...args];
    const env = { ...process.env, LANG: 'C', LC_ALL: 'C', LOADED: list };
    const { status, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, env, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const names = readFileSync(list, 'utf8').split('\n').flatMap(nameOf);
    return [...new Set(names)].sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `dist/chunks/report.js`, or the name of a package; what Node.js itself brings has none. */
function nameOf(address: string): string[] {
  const [, packageName] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(address) ?? [];
  if (packageName !== undefined) return [packageName];
  const [, own] = /\/((?:bin|dist)\/.*)/.exec(address.split('?')[0]!) ?? [];
  return own === undefined ? [] : [own];
}

const START = ['bin/sipmortem.js', 'dist/cli/main.js', 'dist/chunks/rolldown-runtime.js'];
const COMMAND = [...START, 'dist/chunks/command-line.js', 'dist/chunks/help.js'];
const CODES = ['dist/chunks/codes.js', 'dist/chunks/texts.en.js'];
const REPORT = [...COMMAND, ...CODES, 'dist/chunks/analysis.js', 'dist/chunks/report.js', 'dist/chunks/version.js'];
const LAYOUT = [
  'dist/chunks/text-layout.js',
  'ansi-regex',
  'cli-table3',
  'emoji-regex',
  'is-fullwidth-code-point',
  'string-width',
  'strip-ansi',
];

/** Every file takes about a millisecond to load, and what is in it more: what is on no list would be loaded for nothing. */
test.each([
  ['--version', [...START, 'dist/chunks/version.js']],
  ['--help', [...START, 'dist/chunks/help.js']],
  ['report --help --lang es', [...START, 'dist/chunks/help.js']],
  ['report --format json fixtures/answered.pcap', REPORT],
  ['report --format json fixtures/failures/codec-mismatch.pcap', [...REPORT, 'sdp-transform']],
  ['report --format json --lang es fixtures/busy.pcap', REPORT.map((name) => name.replace('texts.en', 'texts.es'))],
  ['report --format ndjson fixtures/busy.pcap', [...REPORT, 'dist/chunks/ndjson.js']],
  ['report fixtures/busy.pcap', [...REPORT, ...LAYOUT, 'dist/chunks/table.js']],
  ['codes 486', [...COMMAND, ...CODES, ...LAYOUT, 'dist/chunks/codes-command.js']],
])('sipmortem %s loads what it needs', (line, expected) => {
  expect(loadedBy(...line.split(' '))).toEqual([...expected].sort());
});
