import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/comparison.ts';
import { ClosingPipe, Collector, run, type Ran } from './run-main.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const CARRIER = '127.0.94.40';
const GATES = ['--fail-on', `share(503)>10% where peer=${CARRIER}`, '--min-calls', '10'];
const FORMATS = ['junit', 'ctrf', 'markdown', 'openmetrics', 'html'] as const;

/** A good night, one that carrier B spoils with 503, and a good one again. */
describe('three nights', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nights-'));
  const file = (night: number, format: string): string => join(folder, `night-${night}.${format}`);
  const ran: Ran[] = [];

  beforeAll(async () => {
    for (const night of [1, 2, 3]) {
      const baseline = night === 1 ? [] : ['--baseline', file(1, 'json'), '--max-regression', 'share(5xx):+1pp'];
      const outputs = [...FORMATS, 'json'].flatMap((format) => ['-o', `${format}=${file(night, format)}`]);
      ran.push(await run([join(FIXTURES, `night-${night}.pcap.gz`), ...GATES, ...baseline, ...outputs]));
    }
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('pass, fail and pass, and the failure names the gate', () => {
    expect(ran.map(({ exitCode }) => exitCode)).toEqual([0, 1, 0]);
    expect(ran[1]!.stderr).toContain(`gate failed: share(503)>10% where peer=${CARRIER} is 66.7 % (14 of 21 calls)`);
    expect(ran[0]!.stderr + ran[2]!.stderr).toBe('');
  });

  test('who closes the pipe does not hide that a gate failed, and nothing is said', async () => {
    for (const [night, exitCode] of [
      [2, 1],
      [3, 0],
    ] as const) {
      const stderr = new Collector();
      const args = [join(FIXTURES, `night-${night}.pcap.gz`), ...GATES];
      const found = await run(args, { stdout: new ClosingPipe(0), stderr });
      expect([found.exitCode, stderr.text]).toEqual([exitCode, '']);
    }
  });

  test.each(FORMATS)('the %s of the bad night names the carrier and the code', (format) => {
    const text = readFileSync(file(2, format), 'utf8');
    expect(text).toContain(CARRIER);
    expect(text).toContain('503');
    const near = /503[^\n]*127\.0\.94\.40|127\.0\.94\.40[^\n]*503/;
    expect(text).toMatch(near);
  });

  test('a passing night has no failed case', () => {
    for (const night of [1, 3]) {
      expect(readFileSync(file(night, 'junit'), 'utf8')).not.toContain('<failure');
      expect(JSON.parse(readFileSync(file(night, 'ctrf'), 'utf8')).results.summary.failed).toBe(0);
    }
    expect(readFileSync(file(2, 'junit'), 'utf8').match(/<failure/g)).toHaveLength(2);
  });

  test('the baseline says what changed', () => {
    const { gates, baseline } = JSON.parse(readFileSync(file(2, 'json'), 'utf8'));
    expect(gates.map(({ status }: { status: string }) => status)).toEqual(['fail', 'fail']);
    const { rows } = baseline as Comparison;
    const code = rows.find(({ kind, key }) => kind === 'code' && key === '503');
    expect(code).toMatchObject({ change: 'up', worse: true, significant: true });
  });

  test.each([
    [1, 2, 1],
    [2, 3, 0],
    [1, 3, 0],
  ])('diff of night %i and night %i', async (before, after, exitCode) => {
    const found = await run(['diff', file(before, 'json'), file(after, 'json'), '--max-regression', 'share(5xx):+1pp']);
    expect(found.exitCode).toBe(exitCode);
    if (exitCode === 1) expect(found.stdout).toMatch(/worse.*503/);
  });

  test('the same nights give the same bytes', async () => {
    for (const format of [...FORMATS, 'csv', 'ndjson', 'json', 'table'] as const) {
      const args = [join(FIXTURES, 'night-2.pcap.gz'), '-f', format, ...GATES, '--baseline', file(1, 'json')];
      const [one, other] = [await run(args), await run(args)];
      expect(one.stdout.length).toBeGreaterThan(300);
      expect(one.stdout).toBe(other.stdout);
    }
  }, 120_000);
});
