import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { complaints, hasXmllint, readJunit } from '../report/xml-reading.ts';
import { run as runMain, type Ran } from './run-main.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'sipmortem-formats-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Named as from the top of the checkout, wherever the tests run. */
async function run(args: readonly string[]): Promise<Ran> {
  const before = process.cwd();
  process.chdir(ROOT);
  try {
    const ran = await runMain(['--no-progress', '--lang', 'en', ...args]);
    return { ...ran, stdout: ran.stdout.replace(/"version":"\d[^"]+"/, '"version":"VERSION"') };
  } finally {
    process.chdir(before);
  }
}

const EXTENSIONS: Record<string, string> = { junit: 'junit.xml', ctrf: 'ctrf.json', openmetrics: 'prom', csv: 'csv' };
const CAPTURES = ['demo.pcapng', 'truncated.pcap', 'register-failed.pcap', 'no-circuit.pcap'];

describe('whole outputs', () => {
  it.each(CAPTURES.flatMap((name) => Object.entries(EXTENSIONS).map(([format, ext]) => [name, format, ext] as const)))(
    '%s as %s',
    async (name, format, extension) => {
      const { stdout } = await run([`fixtures/${name}`, '-f', format]);
      await expect(stdout).toMatchFileSnapshot(`golden/formats/${name}.${extension}`);
    },
  );

  it('other rows of a CSV, a case a call, Spanish', async () => {
    const outputs: [string, string[]][] = [
      ['demo.findings.csv', ['-f', 'csv', '--rows', 'findings']],
      ['demo.responses.csv', ['-f', 'csv', '--rows', 'responses']],
      ['demo.per-call.junit.xml', ['-f', 'junit', '--junit-per-call']],
      ['demo.es.junit.xml', ['-f', 'junit', '--lang', 'es']],
    ];
    for (const [name, args] of outputs) {
      const { stdout } = await run(['fixtures/demo.pcapng', ...args]);
      await expect(stdout).toMatchFileSnapshot(`golden/formats/${name}`);
    }
  });

  it('the responses of the demonstration', async () => {
    const { stdout } = await run(['responses', 'fixtures/demo.pcapng', '-f', 'csv']);
    await expect(stdout).toMatchFileSnapshot('golden/formats/demo.each-response.csv');
  });
});

describe('every format', () => {
  it.each(COMMANDS.report.formats)('gives the same bytes for the same input (%s)', async (format) => {
    const first = await run(['fixtures/mixed.pcap.gz', '-f', format]);
    expect(first.stdout.length).toBeGreaterThan(1000);
    expect(await run(['fixtures/mixed.pcap.gz', '-f', format])).toEqual(first);
  });

  it('is written to a file too, whatever else is', async () => {
    const names = Object.keys(EXTENSIONS);
    const out = names.flatMap((format) => ['-o', `${format}=${join(folder, format)}`]);
    await run(['fixtures/demo.pcapng', ...out]);
    for (const format of names) {
      const { stdout } = await run(['fixtures/demo.pcapng', '-f', format]);
      expect(readFileSync(join(folder, format), 'utf8').replace(/"version":"\d[^"]+"/, '"version":"VERSION"')).toBe(
        stdout,
      );
    }
  });
});

describe('a JUnit report of a capture', () => {
  it('tells where an answered call shows what a rule found, and only failed calls else', async () => {
    const { stdout } = await run(['fixtures/demo.pcapng', '-f', 'junit']);
    const cases = readJunit(stdout).suites.flatMap((suite) => suite.cases);
    const missing = cases.find(({ name }) => name === 'ack-missing');
    expect(missing?.told.failure?.text).toMatch(/evening-inbound-1@pbx\.example: 200 \w+, frame \d+ of/);
    expect(cases.filter(({ classname }) => classname === 'sipmortem.calls')).toEqual([]);
    expect(cases.filter(({ classname }) => classname === 'sipmortem.rules').length).toBeGreaterThan(110);
  });

  it('has a case a call with --junit-per-call, of the calls that --calls says', async () => {
    const calls = async (...args: string[]): Promise<number> => {
      const { stdout } = await run(['fixtures/demo.pcapng', '-f', 'junit', '--junit-per-call', ...args]);
      return readJunit(stdout).suites.find(({ attributes }) => attributes['name'] === 'sipmortem.calls')!.cases.length;
    };
    expect(await calls()).toBe(21);
    expect(await calls('--calls', 'failed')).toBe(12);
    expect(await calls('--limit', '5')).toBe(5);
  });

  it.skipIf(!hasXmllint)('is valid, of every fixture', async () => {
    const { stdout } = await run(['fixtures/', '-f', 'junit', '--junit-per-call', '--generated-at', '2026-11-24']);
    expect(complaints(stdout)).toBe('');
  });

  it('fails for damage only with --strict', async () => {
    const status = async (...args: string[]): Promise<string[]> => {
      const { stdout } = await run(['fixtures/truncated.pcap', '-f', 'junit', ...args]);
      return Object.keys(readJunit(stdout).suites.at(-1)!.cases[0]!.told);
    };
    expect(await status()).toEqual(['skipped']);
    expect(await status('--strict')).toEqual(['failure']);
  });
});

describe('three nights, of which a carrier spoils the second', () => {
  const GATE = 'share(503)>10% where peer=127.0.94.40';
  const nights = (format: string): Promise<Ran[]> =>
    Promise.all(
      [1, 2, 3].map((n) => runMain([join(ROOT, `fixtures/night-${n}.pcap.gz`), '--fail-on', GATE, '-f', format, '-q'])),
    );

  it.each(['junit', 'ctrf', 'openmetrics', 'csv', 'ndjson'])(
    'are told apart by %s, and by the exit code',
    async (format) => {
      const ran = await nights(format);
      expect(ran.map(({ exitCode }) => exitCode)).toEqual([0, 1, 0]);
      const refused = ran.map(
        ({ stdout }) =>
          stdout.split('\n').filter((line) => /503.*127\.0\.94\.40|127\.0\.94\.40.*503/.test(line)).length,
      );
      expect(refused[1]).toBeGreaterThanOrEqual(Math.max(1, refused[0]!, refused[2]!));
    },
  );

  it('pass, fail and pass the same case, which names the carrier and the code', async () => {
    const cases = (await nights('junit')).map(({ stdout }) => readJunit(stdout).suites[0]!.cases[0]!);
    expect(cases.map(({ name, told }) => [name, Object.keys(told)])).toEqual([
      [GATE, []],
      [GATE, ['failure']],
      [GATE, []],
    ]);
    expect(cases[1]?.told.failure?.text).toMatch(/\n {2}14 calls: 503 .* 127\.0\.94\.40:5060\n/);
  });
});

describe('the command line', () => {
  it('knows what rows there are', async () => {
    const { exitCode, stderr } = await run(['fixtures/demo.pcapng', '-f', 'csv', '--rows', 'finding']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--rows 'finding'");
    expect(stderr).toContain('findings');
  });

  it('leaves no half-written metrics behind', async () => {
    const file = join(folder, 'none', 'sip.prom');
    const { exitCode } = await run(['fixtures/demo.pcapng', '-o', `openmetrics=${file}`]);
    expect(exitCode).toBe(3);
    expect(existsSync(file)).toBe(false);
    const kept = join(folder, 'sip.prom');
    writeFileSync(kept, 'old');
    expect((await run(['no-such.pcap', '-o', `openmetrics=${kept}`])).exitCode).toBe(3);
    expect(readFileSync(kept, 'utf8')).toBe('old');
  });
});
