import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { GateResult, Result } from '../../../src/result.ts';
import { run } from '../run-main.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'sipmortem-config-'));
const HOME = process.cwd();
const DEMO = resolve('fixtures/demo.pcapng');
afterEach(() => process.chdir(HOME));
afterAll(() => rmSync(FOLDER, { recursive: true }));

let count = 0;
/** The path of a configuration with this text. */
function config(text: string): string {
  const file = join(FOLDER, `${++count}.yaml`);
  writeFileSync(file, text);
  return file;
}

async function report(text: string, ...more: string[]): Promise<{ result: Result; exitCode: number; stderr: string }> {
  const { exitCode, stdout, stderr } = await run([DEMO, '--config', config(text), '-f', 'json', ...more]);
  return { result: JSON.parse(stdout) as Result, exitCode, stderr };
}

const brief = ({ expression, level, status, value, reason }: GateResult): unknown[] => [
  expression,
  level,
  status,
  value,
  reason,
];

describe('gates of a configuration', () => {
  it('are judged after those of flags, what fails the run first', async () => {
    const text = 'gates:\n  - { expression: calls<1, level: warn }\n  - { expression: share(503)>1%, reason: agreed }';
    const { result, exitCode } = await report(text, '--warn-on', 'calls<2', '--fail-on', 'ser<1%');
    expect(result.gates.map(({ expression }) => expression)).toEqual(['ser<1%', 'share(503)>1%', 'calls<2', 'calls<1']);
    expect(result.gates[1]).toMatchObject({ status: 'fail', reason: 'agreed' });
    expect(exitCode).toBe(1);
  });

  it('need as many calls as it says, unless a flag says otherwise', async () => {
    const text = 'minCalls: 100\ngates: [{ expression: ser<99% }]';
    expect((await report(text)).result.gates[0]?.status).toBe('skipped');
    expect((await report(text, '--min-calls', '5')).result.gates[0]?.status).toBe('fail');
  });

  it('end with their day: that of the last message, or that of --generated-at', async () => {
    const text =
      'gates:\n  - { expression: calls>1, until: 2026-01-14, reason: old }\n  - { expression: calls>2, until: 2026-01-15 }';
    const { result, exitCode } = await report(text);
    expect(result.gates.map(brief)).toEqual([
      ['calls>1', 'error', 'skipped', 21, 'it ended on 2026-01-14'],
      ['calls>2', 'error', 'fail', 21, null],
    ]);
    expect(exitCode).toBe(1);
    const later = await report(text, '--generated-at', '2026-02-01T00:00:00Z', '--lang', 'es');
    expect(later.result.gates.map(brief)).toEqual([
      ['calls>1', 'error', 'skipped', 21, 'terminó el 2026-01-14'],
      ['calls>2', 'error', 'skipped', 21, 'terminó el 2026-01-15'],
    ]);
    expect(later.exitCode).toBe(0);
  });

  it('know the names of peers and groups', async () => {
    const names = 'peers: { trunk: [127.0.0.40], phones: [127.0.0.30] }\ngroups: { both: [trunk, phones] }\n';
    const gates =
      'gates:\n' + ['trunk', 'both', '127.0.0.40'].map((of) => `  - expression: calls<1 where peer=${of}\n`).join('');
    const { result } = await report(names + gates);
    expect(result.gates.map(({ value }) => value)).toEqual([7, 19, 7]);
  });

  it.each([
    ['503', 'code: 503', [0, 0, 0, 1]],
    ['another code', 'code: 500', [5, 0.238, 5, 1]],
    ['a finding', 'rule: ack-missing', [5, 0.238, 5, 0]],
    ['a finding elsewhere', 'rule: ack-missing, peer: 192.0.2.1', [5, 0.238, 5, 1]],
    ['what has ended', 'code: 503, until: 2026-01-14', [5, 0.238, 5, 1]],
  ])('do not count what is known: %s', async (_what, ignore, values) => {
    const gates = ['count(503)>0', 'share(503)>0', 'count(5xx)>0 where peer=127.0.0.40', 'count(ack-missing)>0'];
    const text = `ignore: [{ ${ignore}, reason: known }]\ngates: [${gates.map((gate) => `{ expression: "${gate}" }`).join()}]`;
    const { result } = await report(text);
    expect(result.gates.map(({ value }) => Number(value?.toFixed(3)))).toEqual(values);
  });

  it('measure ratios as before', async () => {
    const gate = 'gates: [{ expression: ner<1% }]\n';
    const [plain, known] = [await report(gate), await report(`${gate}ignore: [{ code: 5xx, reason: known }]`)];
    expect(known.result.gates).toEqual(plain.result.gates);
    expect(known.result.metrics).toEqual(plain.result.metrics);
  });
});

describe('a run with a configuration', () => {
  it('says which rules have ended, unless it is to be quiet', async () => {
    const text = 'ignore:\n  - { code: 486, reason: fine }\n  - { code: 503, reason: ticket 1, until: 2026-01-14 }';
    const file = config(text);
    const line = `sipmortem: ${file}: ignore[1]: ended on 2026-01-14 and applies no more: ticket 1\n`;
    expect((await run([DEMO, '--config', file])).stderr).toBe(line);
    expect((await run([DEMO, '--config', file, '-q'])).stderr).toBe('');
    expect((await run([DEMO, '--config', file, '--generated-at', '2025-01-01'])).stderr).toBe('');
  });

  it('takes its language and scanners from it, and flags win', async () => {
    expect((await report('lang: es')).result.language).toBe('es');
    expect((await report('lang: es', '--lang', 'en')).result.language).toBe('en');
    expect((await report('{}')).result.language).toBe('en');
  });

  it.each([
    ['en', ['503', 'Known until 2026-12-31 (5 of 5): ticket 1', 'Known (1 of 1): ticket 2', '≥trunk', 'beyond trunk']],
    ['es', ['503', 'Conocido hasta el 2026-12-31 (5 de 5): ticket 1', 'Conocido (1 de 1): ticket 2', '≥trunk']],
  ])('names peers and what is known in the table (%s)', async (language, parts) => {
    const text = `lang: ${language}
peers: { trunk: [127.0.0.40] }
ignore: [{ code: 503, reason: ticket 1, until: 2026-12-31 }, { rule: ack-missing, reason: ticket 2 }]`;
    const { stdout } = await run([DEMO, '--config', config(text)], { env: { COLUMNS: '120' } });
    for (const part of parts) expect(stdout).toContain(part);
  });

  it('is inert whatever the reason says', async () => {
    const text = JSON.stringify({ ignore: [{ code: 503, reason: '\u001B[2J\u202Eevil\nline' }] });
    const { stdout } = await run([DEMO, '--config', config(text)]);
    expect(stdout).toContain('Known (5 of 5)');
    expect(stdout).not.toContain('\u001B');
    expect(stdout).not.toContain('\u202E');
  });

  it('explains codes as the user does', async () => {
    const file = config(
      'codes:\n  499: { phrase: Out of credit, meaning: Nothing left. }\n  486: { meaning: Engaged. }',
    );
    const { stdout } = await run(['codes', '499', '--config', file]);
    expect(stdout).toContain('Out of credit');
    expect(stdout).toContain('Nothing left.');
    expect((await run(['responses', resolve('fixtures/busy.pcap'), '--config', file])).stdout).toContain('Engaged');
    expect((await run(['show', resolve('fixtures/busy.pcap'), '--config', file])).stdout).toContain('Engaged');
  });
});

describe('which configuration', () => {
  it('is that of the working directory, unless a flag says otherwise', async () => {
    const folder = mkdtempSync(join(FOLDER, 'home-'));
    process.chdir(folder);
    const language = async (...flags: string[]): Promise<string> =>
      (JSON.parse((await run([DEMO, '-f', 'json', ...flags])).stdout) as Result).language;
    expect(await language()).toBe('en');
    for (const name of ['sipmortem.config.yml', 'sipmortem.config.yaml', 'sipmortem.config.json']) {
      writeFileSync(name, '{ "lang": "es" }');
      expect(await language()).toBe('es');
      expect(await language('--no-config')).toBe('en');
      expect(await language('--config', config('lang: en'))).toBe('en');
      rmSync(name);
    }
    writeFileSync('sipmortem.config.yml', '');
    writeFileSync('sipmortem.config.json', '');
    expect(await run([DEMO])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'sipmortem: sipmortem.config.json and sipmortem.config.yml: which of them? --config says it, --no-config takes none.\n',
    });
  });

  it('must be there, readable and small', async () => {
    const lineOf = async (file: string): Promise<string> => (await run([DEMO, '--config', file])).stderr;
    expect(await lineOf('none.yaml')).toBe('sipmortem: none.yaml: there is no such file, and --config names it.\n');
    expect(await lineOf(FOLDER)).toBe(`sipmortem: ${FOLDER}: cannot be read (EISDIR).\n`);
    expect(await lineOf(config(' '.repeat(2 ** 20 + 1)))).toMatch(
      /this is no configuration: it has 1048577 bytes\.\n$/,
    );
    expect((await run([DEMO, '--config', 'a', '--no-config'])).stderr).toBe(
      'sipmortem: --config and --no-config: which of them?\n',
    );
  });

  it('is told in one line for each thing that is wrong, and nothing is read', async () => {
    const file = config('gates:\n  - { expression: ser<95%, levl: warn }\n"\\e[31m": 1');
    expect(await run(['no-such.pcap', '--config', file])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `sipmortem: ${file}:2: gates[0].levl: no such key. Near: level.\nsipmortem: ${file}:3: \\x1b[31m: no such key. One of: gates, minCalls, lang, timezone, includeScanners, maxMemory, ignore, peers, groups, codes, correlateHeaders.\n`,
    });
  });
});
