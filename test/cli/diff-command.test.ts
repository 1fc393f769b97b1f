import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportSchema } from '../../src/report/schema.ts';
import { renderJson } from '../../src/report/json.ts';
import type { DiffReport, Result } from '../../src/result.ts';
import { keysOutOfOrder } from '../report/key-order.ts';
import { PLAIN } from '../report/render-options.ts';
import { reportOfNight, type Night } from '../summary/baseline/sample-reports.ts';
import { run } from './run-main.ts';

const MIXED = join(import.meta.dirname, '../../fixtures/mixed.pcap.gz');
const folder = mkdtempSync(join(tmpdir(), 'sipmortem-diff-'));
const path = (name: string): string => join(folder, name);

function write(name: string, night: Night): string {
  writeFileSync(path(name), [...renderJson(reportOfNight(night), { ...PLAIN, calls: 'none' })].join(''));
  return path(name);
}

let good: string;
let bad: string;
let mixed: string;

beforeAll(async () => {
  good = write('good.json', { calls: 1000, failures: { 503: 20 }, hops: { '10.1.2.3:5060': 20 } });
  bad = write('bad.json', { calls: 1000, failures: { 503: 140 }, hops: { '10.1.2.3:5060': 140 } });
  mixed = path('mixed.json');
  await run([MIXED, '-o', `json=${mixed}`, '--calls', 'none', '-q', '--no-progress']);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('sipmortem diff', () => {
  it('names the carrier and the code, and is no error without gates', async () => {
    const { exitCode, stdout, stderr } = await run(['diff', good, bad]);
    expect(stdout).toMatch(/^worse: 503 2\.0% → 14\.0% \(p < 0\.001\), at 10\.1\.2\.3:5060 2\.0% → 14\.0%/);
    expect([exitCode, stderr]).toEqual([0, '']);
  });

  it('fails by a regression, and by a gate on the second report', async () => {
    const regression = await run(['diff', good, bad, '--max-regression', 'share(5xx):+1pp']);
    expect(regression.exitCode).toBe(1);
    expect(regression.stderr).toBe(
      'sipmortem: gate failed: share(5xx):+1pp is 14.0 % (140 of 1000 calls): 2.0 % before\n',
    );
    expect(regression.stdout).toMatch(/GATES\n {2}FAIL share\(5xx\):\+1pp: 14\.0 %/);
    expect((await run(['diff', bad, good, '--max-regression', 'share(5xx):+1pp'])).exitCode).toBe(0);
    expect((await run(['diff', good, bad, '--fail-on', 'share(503)>5%'])).exitCode).toBe(1);
    expect((await run(['diff', bad, good, '--fail-on', 'share(503)>5%'])).exitCode).toBe(0);
    const warned = await run(['diff', good, bad, '--warn-on', 'share(503)>5%']);
    expect([warned.exitCode, warned.stderr]).toEqual([0, expect.stringContaining('warning: share(503)>5%')]);
    const few = ['--fail-on', 'share(503)>5%', '--max-regression', 'share(5xx):+1pp', '--min-calls', '1001'];
    expect((await run(['diff', good, bad, ...few])).exitCode).toBe(0);
  });

  it('writes every format, the same each time', async () => {
    const files = ['json', 'markdown', 'html', 'table'].map((format) => [format, path(`diff.${format}`)] as const);
    const out = files.flatMap(([format, file]) => ['-o', `${format}=${file}`]);
    const first = await run(['diff', good, bad, '--max-regression', 'ser:-2pp', ...out]);
    const texts = files.map(([, file]) => readFileSync(file, 'utf8'));
    const again = await run(['diff', good, bad, '--max-regression', 'ser:-2pp', ...out]);
    expect(again).toEqual(first);
    expect(files.map(([, file]) => readFileSync(file, 'utf8'))).toEqual(texts);
    const json = JSON.parse(texts[0]!) as DiffReport;
    expect(json).toMatchObject({ verdict: 'worse', before: [{ path: good }], gates: [{ expression: 'ser:-2pp' }] });
    for (const text of texts) expect(text).toContain('10.1.2.3:5060');
  });

  it('finds nothing between a report and itself', async () => {
    const { stdout } = await run(['diff', mixed, mixed]);
    expect(stdout).toMatch(/^No significant change\.\n/);
    expect(stdout).not.toMatch(/\b(NEW|GONE|CHANGED)\b/);
  });

  it.each([
    ['one report', () => [good], 'diff compares two reports, and 1 is named.'],
    ['three reports', () => [good, bad, good], 'diff compares two reports, and 3 are named.'],
    ['no file', () => [good, path('none.json')], 'none.json: cannot be opened: there is no such file.'],
    ['a folder', () => [folder, good], 'it is a folder.'],
    ['a capture', () => [MIXED, good], 'it is no JSON.'],
    [
      'a where',
      () => [good, bad, '--fail-on', 'share(503)>1% where peer=10.0.0.2'],
      'a report has no calls to choose from',
    ],
    ['an unknown metric', () => [good, bad, '--max-regression', 'serr:-1pp'], "no metric 'serr'. Near: ser, seer"],
    ['an output that is an input', () => [good, bad, '-o', `json=${good}`], 'this is an input.'],
  ])('refuses %s', async (_name, args, message) => {
    const { exitCode, stdout, stderr } = await run(['diff', ...args()]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr.match(/\n/g)).toHaveLength(1);
  });

  it('refuses what is too long to be a report', async () => {
    writeFileSync(path('long.json'), '{');
    truncateSync(path('long.json'), 257 * 1024 * 1024);
    const { exitCode, stderr } = await run(['diff', path('long.json'), good]);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('more than 256 MiB. Write the report with --calls none'),
    ]);
  });
});

describe('report --baseline', () => {
  const nights = path('nights');

  beforeAll(() => {
    mkdirSync(nights);
    for (const name of ['2.json', '1.json', '3.json']) writeFileSync(join(nights, name), readFileSync(mixed));
    writeFileSync(join(nights, 'notes.txt'), 'not a report');
  });

  const report = async (...args: string[]): Promise<Result> =>
    JSON.parse((await run([MIXED, '-f', 'json', '--calls', 'none', '-q', '--no-progress', ...args])).stdout) as Result;

  it('fills the result, from a file and from a folder by name', async () => {
    expect((await report()).baseline).toBeNull();
    const { baseline } = await report('--baseline', mixed);
    expect(baseline).toMatchObject({ before: [{ path: mixed }], after: { path: null }, verdict: 'same' });
    const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(reportSchema);
    const whole = await report(
      '--baseline',
      good,
      '--max-regression',
      'p95(pdd):+20%',
      '--max-regression',
      'calls:-1%',
    );
    expect(validate(whole), JSON.stringify(validate.errors)).toBe(true);
    expect(keysOutOfOrder(whole, reportSchema)).toEqual([]);
    const several = await report('--baseline', nights, '--baseline', good);
    expect(several.baseline!.before.map((before) => before.path)).toEqual([
      join(nights, '1.json'),
      join(nights, '2.json'),
      join(nights, '3.json'),
      good,
    ]);
  });

  it('does not compare a night with itself when it is written beside the others', async () => {
    const today = join(nights, 'today.json');
    for (let runs = 0; runs < 2; runs++) {
      await report('--baseline', nights, '-o', `json=${today}`);
      const written = JSON.parse(readFileSync(today, 'utf8')) as Result;
      expect(written.baseline!.before).toHaveLength(3);
    }
    rmSync(today);
  });

  it('tells what is new in a few lines, in both languages', async () => {
    const since = async (baseline: string, language: string): Promise<string> => {
      const { stdout } = await run([MIXED, '--baseline', baseline, '--lang', language, '-q', '--no-progress']);
      return /\n((?:SINCE LAST TIME|DESDE LA ÚLTIMA VEZ)[^]*?)\n\n/.exec(stdout)![1]!;
    };
    expect(await since(mixed, 'en')).toBe('SINCE LAST TIME  No significant change.');
    expect(await since(mixed, 'es')).toBe('DESDE LA ÚLTIMA VEZ  Sin cambios significativos.');
    const fresh = await since(write('quiet.json', { calls: 1000 }), 'en');
    expect(fresh).toMatch(/^SINCE LAST TIME {2}worse: /);
    expect(fresh).toMatch(/\n {2}new code /);
    expect(fresh.split('\n').length).toBeLessThanOrEqual(8);
  });

  it('names rules and causes in its own language, whatever that of the reports', async () => {
    const inSpanish = path('es.json');
    await run([MIXED, '-o', `json=${inSpanish}`, '--calls', 'none', '-q', '--lang', 'es']);
    const quiet = write('still.json', { calls: 1000 });
    const textsOf = async (other: string, language: string): Promise<unknown> => {
      const { stdout } = await run(['diff', quiet, other, '--lang', language, '-f', 'json']);
      const { rows } = JSON.parse(stdout) as DiffReport;
      const named = rows.filter(({ kind, key }) => kind === 'finding' || (kind === 'cause' && key.startsWith('Q.850')));
      expect(named.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['finding', 'cause']));
      return named.map(({ key, text }) => [key, text]);
    };
    const spanish = await textsOf(inSpanish, 'es');
    expect(await textsOf(mixed, 'es')).toEqual(spanish);
    expect(await textsOf(inSpanish, 'en')).toEqual(await textsOf(mixed, 'en'));
    expect(await textsOf(mixed, 'en')).not.toEqual(spanish);
  });

  it('fails by a regression, after the report is written', async () => {
    const quiet = write('calm.json', { calls: 1000 });
    const args = [MIXED, '--baseline', quiet, '--no-progress', '--max-regression'];
    const { exitCode, stdout, stderr } = await run([...args, 'share(5xx):+1pp']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('FAIL');
    expect(stderr).toContain('gate failed: share(5xx):+1pp');
    expect((await run([...args, 'share(5xx):+90pp'])).exitCode).toBe(0);
  });

  it.each([
    [
      'a regression without a baseline',
      () => ['--max-regression', 'ser:-1pp'],
      '--max-regression needs a report to compare with: add --baseline FILE.',
    ],
    [
      'an empty folder',
      () => (mkdirSync(path('empty'), { recursive: true }), ['--baseline', path('empty')]),
      'no *.json in it',
    ],
    ['a mistyped regression', () => ['--baseline', good, '--max-regression', 'share(busyy):+1pp'], 'Near: busy'],
    ['a capture', () => ['--baseline', MIXED], `--baseline ${MIXED}: it is no JSON.`],
  ])('refuses %s', async (_name, args, message) => {
    const { exitCode, stdout, stderr } = await run([MIXED, ...args()]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
