import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

interface Report {
  modules: { source: string; dependencies: unknown[] }[];
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

function cruise(folder: string): Report {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const options = ['src', 'bin', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  const run = spawnSync(process.execPath, [program, ...options], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (!run.stdout.startsWith('{')) throw new Error(`dependency-cruiser: ${run.stdout}${run.stderr}`);
  return JSON.parse(run.stdout);
}

function typescriptFiles(folder: string): string[] {
  return readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .sort();
}

describe('the import table', () => {
  const report = cruise(ROOT);

  test('is checked on every file of src', () => {
    const cruised = report.modules
      .map(({ source }) => source)
      .filter((source) => source.startsWith('src/') && source.endsWith('.ts'));
    expect(cruised.sort()).toEqual(typescriptFiles(ROOT));
    expect(report.modules.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(cruised.length);
  });

  test('holds', () => {
    expect(report.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });
});

/** [rule that must report it, file that gets the line, the line] */
const PLANTED: [rule: string, file: string, line: string][] = [
  ['sip-imports-from-above', 'src/sip/planted-value.ts', "import { planted } from '../calls/planted.ts';"],
  ['sip-imports-from-above', 'src/sip/planted-type.ts', "import type { Planted } from '../calls/planted.ts';"],
  ['sip-imports-from-above', 'src/sip/planted-inline.ts', "let x: import('../calls/planted.ts').Planted;"],
  ['sip-imports-from-above', 'src/sip/planted-export.ts', "export * from '../calls/planted.ts';"],
  ['sip-imports-from-above', 'src/sip/planted-dynamic.ts', "await import('../calls/planted.ts');"],
  ['util-imports-from-above', 'src/util/planted-up.ts', "import type { Note } from '../note.ts';"],
  ['shared-types-stay-shared', 'src/note.ts', "import './util/planted.ts';"],
  ['codes-imports-from-above', 'src/codes/planted-up.ts', "import '../sip/planted.ts';"],
  ['input-imports-from-above', 'src/input/planted-up.ts', "import '../pcap/planted.ts';"],
  ['pcap-imports-from-above', 'src/pcap/planted-up.ts', "import '../input/planted.ts';"],
  ['logs-imports-from-above', 'src/logs/planted-up.ts', "import '../sip/planted.ts';"],
  ['net-imports-from-above', 'src/net/planted-up.ts', "import '../sip/planted.ts';"],
  ['calls-imports-from-above', 'src/calls/planted-up.ts', "import '../codes/planted.ts';"],
  ['diagnosis-imports-from-above', 'src/diagnosis/planted-up.ts', "import '../summary/planted.ts';"],
  ['summary-imports-from-above', 'src/summary/planted-up.ts', "import '../sip/planted.ts';"],
  ['ladder-imports-from-above', 'src/ladder/planted-up.ts', "import '../summary/planted.ts';"],
  ['ladder-imports-from-above', 'src/ladder/planted-net.ts', "import '../net/planted.ts';"],
  ['analyze-imports-from-above', 'src/analyze.ts', "import './report/planted.ts';"],
  ['report-imports-from-above', 'src/report/planted-up.ts', "import '../calls/planted.ts';"],
  ['cli-imports-from-above', 'src/cli/planted-up.ts', "import '../calls/planted.ts';"],
  ['every-file-has-a-floor', 'src/helpers.ts', "import './util/planted.ts';"],
  ['no-cycles', 'src/sip/planted-circle.ts', "import type { Planted } from './planted-round.ts';"],
  ['no-orphans', 'src/sip/planted-orphan.ts', 'export const planted = 1;'],
  ['reachable-from-cli', 'src/sip/planted-unreachable.ts', "import './planted.ts';"],
  ['fs-in-input-and-cli', 'src/calls/planted-fs.ts', "import { readFileSync } from 'node:fs';"],
  ['fs-in-input-and-cli', 'src/report/planted-fs.ts', "import { readFile } from 'node:fs/promises';"],
  ['core-knows-no-process', 'src/input/planted-process.ts', "import { argv } from 'node:process';"],
  ['core-knows-no-process', 'src/sip/planted-console.ts', "import { log } from 'node:console';"],
  ['no-network', 'src/cli/planted-network.ts', "import { get } from 'node:https';"],
  ['no-dev-dependency', 'src/cli/planted-dev.ts', "import { test } from 'vitest';"],
  ['no-test-from-src', 'src/cli/planted-test.ts', "import '../../test/planted.ts';"],
  ['yargs-in-cli', 'src/report/planted-yargs.ts', "import yargs from 'yargs';"],
  ['jssip-in-sip', 'src/calls/planted-jssip.ts', "import jssip from 'jssip';"],
  ['bin-imports-cli', 'bin/planted.js', "import '../src/sip/planted.ts';"],
  ['resolvable', 'src/sip/planted-missing.ts', "import './no-such-file.ts';"],
];

describe('a planted violation is reported', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sipmortem-imports-'));
  let found: string[];

  beforeAll(() => {
    for (const path of ['src', 'bin', 'package.json', 'tsconfig.json', '.dependency-cruiser.mjs'])
      cpSync(join(ROOT, path), join(folder, path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const folders = [
      'util',
      'codes',
      'input',
      'pcap',
      'logs',
      'sip',
      'net',
      'calls',
      'diagnosis',
      'summary',
      'ladder',
      'report',
      'cli',
    ];
    for (const name of folders) plant(`src/${name}/planted.ts`, 'export type Planted = 1;\nexport const planted = 1;');
    plant('test/planted.ts', 'export const planted = 1;');
    plant('src/sip/planted-round.ts', "import './planted-circle.ts';");
    for (const [, file, line] of PLANTED) plant(file, line);
    found = cruise(folder).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  function plant(file: string, line: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    appendFileSync(join(folder, file), `\n${line}\n`);
  }

  test.each(PLANTED)('%s: %s with %s', (rule, file) => {
    expect(found).toContain(`${rule}: ${file}`);
  });
});
