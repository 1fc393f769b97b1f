import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/cli/config/load-config.ts';
import { starterConfig } from '../../../src/cli/init/starter-config.ts';
import { measuring, MEASURES } from '../../../src/cli/init/measures.ts';
import { analyze } from '../../../src/index.ts';
import type { Result } from '../../../src/result.ts';
import { HOSTILE, sampleResult } from '../../report/sample-result.ts';
import { run } from '../run-main.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'sipmortem-init-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const CAPTURES = readdirSync('fixtures').filter((name) => /\.pcap/.test(name));

async function measured(name: string, language: 'en' | 'es' = 'en'): Promise<Result> {
  return analyze({ inputs: [`fixtures/${name}`], language, calls: 'none', gates: measuring(MEASURES), minCalls: 0 });
}

/** With every example made to count: prose stands after `# `, examples after `#` alone. */
function withExamples(text: string): string {
  return text.replace(/^#(?! ?\S* \S*[A-ZÁÉ])(?=[a-z]| {2})/gm, '');
}

describe('sipmortem init', () => {
  it.each(CAPTURES)('writes of %s what it passes', async (name) => {
    const result = await measured(name);
    if (result.totals.calls === 0) return;
    const { gates, minCalls } = await readConfig(starterConfig(result, 'en'), 'sipmortem.config.yaml');
    const judged = await analyze({
      inputs: [`fixtures/${name}`],
      calls: 'none',
      gates,
      ...(minCalls !== null && { minCalls }),
    });
    expect(judged.gates.filter(({ status }) => status === 'fail')).toEqual([]);
    expect(judged.gates.filter(({ status }) => status === 'pass').length).toBeGreaterThan(0);
  });

  it('writes a file that a report goes by at once', async () => {
    const file = join(FOLDER, 'demo.yaml');
    expect(await run(['init', 'fixtures/demo.pcapng', '-o', file])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const { exitCode, stdout } = await run(['fixtures/demo.pcapng', '--config', file, '-f', 'json']);
    expect(exitCode).toBe(0);
    const { gates } = JSON.parse(stdout) as Result;
    expect(gates.map(({ expression }) => expression)).toContain('count(ack-missing)>1');
    const worse = readFileSync(file, 'utf8').replace('count(ack-missing)>1', 'count(ack-missing)>0');
    writeFileSync(file, worse);
    expect((await run(['fixtures/demo.pcapng', '--config', file])).exitCode).toBe(1);
  });

  it('prints by default', async () => {
    const { exitCode, stdout } = await run(['init', 'fixtures/demo.pcapng']);
    expect(exitCode).toBe(0);
    expect(stdout).toBe(starterConfig(await measured('demo.pcapng'), 'en'));
  });

  it('replaces no file', async () => {
    const file = join(FOLDER, 'mine.yaml');
    writeFileSync(file, 'mine');
    const { exitCode, stdout, stderr } = await run(['init', 'fixtures/demo.pcapng', '--out-file', file]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      `sipmortem: --out-file ${file}: it exists, and init replaces nothing. Name another file, or move this one away.\n`,
    );
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it.each([
    [['init'], /no input/],
    [['init', 'fixtures/options.pcap'], /^sipmortem: init: there is no call in it/],
    [['init', 'fixtures/demo.pcapng', '-o', 'a', '-o', 'b'], /2 files are named/],
    [['init', 'fixtures/demo.pcapng', '--format', 'json'], /--format means nothing to 'init'/],
    [['report', 'fixtures/demo.pcapng', '--out-file', 'a'], /--out-file means nothing to 'report', only to init/],
  ])('refuses %j in one line', async (argv, message) => {
    const { exitCode, stdout, stderr } = await run(argv);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it.each(['en', 'es'] as const)('has examples that are right once they count (%s)', async (language) => {
    const text = withExamples(starterConfig(await measured('demo.pcapng', language), language));
    const config = await readConfig(text, 'sipmortem.config.yaml');
    expect(Object.keys(config.peers)).toHaveLength(4);
    expect(config.groups).not.toEqual({});
    expect(config.ignore).toMatchObject([{ rule: 'ack-missing', until: '2030-01-31' }]);
    expect(config.codes[499]).toMatchObject({ callOutcome: 'declined' });
    expect(config.correlate).toEqual([
      { header: 'X-Call-Ref', pattern: null },
      { header: 'X-Session', pattern: /id=(\w+)/ },
    ]);
  });

  it('says how much each limit rests on, and that a small sample is small', async () => {
    const text = starterConfig(await measured('demo.pcapng'), 'en');
    expect(text).toContain(
      '  # Network effectiveness: the network did its part. Measured 66.7%, 14 of 21.\n  - expression: ner<45%\n',
    );
    expect(text).toContain('The sample is small (21 calls)');
    expect(starterConfig(await measured('demo.pcapng', 'es'), 'es')).toContain('La muestra es pequeña (21 llamadas)');
  });

  it('leaves a gate out that could never fail', async () => {
    const text = starterConfig(await measured('overloaded.pcap'), 'en');
    expect(text).toContain('# share(503): Measured 100.0%, 1 of 1. Too few for a limit.');
    expect(text).not.toMatch(/^ {2}- expression: share\(503\)/m);
  });

  it('stays YAML whatever the wire said', async () => {
    const result = sampleResult();
    result.gates = (await measured('demo.pcapng')).gates;
    result.inputs[0]!.path = HOSTILE;
    result.failures.forEach((row) => (row.phrase = HOSTILE));
    result.findings.forEach((row) => Object.assign(row, { severity: 'error', title: HOSTILE }));
    const hosts = [
      HOSTILE,
      ']',
      'a, b',
      '# x',
      '- x',
      '{a: b}',
      '"',
      "'",
      '2001:db8::1',
      '[2001:db8::2]',
      'null',
      '*a',
      '%',
    ];
    result.distributions.byPeer = hosts.map((key) => ({ key, calls: 1, failed: 0, share: 0 }));
    const text = starterConfig(result, 'en');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    const { peers } = await readConfig(text.replace(/^#(?=peers:| {2}name-\d+:)/gm, ''), 'x.yaml');
    const bare = hosts.slice(0, 12).map((host) => host.replace(/^\[(.*)\]$/, '$1'));
    expect(Object.values(peers)).toEqual(bare.map((host) => [host]));
  });
});
