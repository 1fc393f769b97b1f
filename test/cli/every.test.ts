import { spawn, spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Result } from '../../src/index.ts';
import { RENDERERS } from '../../src/report/registry.ts';
import { ClosingPipe, run } from './run-main.ts';

const FORMATS = Object.keys(RENDERERS);
const MIXED = 'fixtures/mixed.pcap.gz';
const DEMO = 'fixtures/demo.pcapng';
/** Of several kinds and ends. */
const INPUTS = [
  // Of three hours, with 17 reports on the way; of the others there are some, or none.
  [MIXED, '10m'],
  [DEMO, '10m'],
  ...[
    'fixtures/night-2.pcap.gz',
    'fixtures/retransmissions.pcap',
    'fixtures/cut-end.pcap',
    'fixtures/registered.pcap',
    'fixtures/options.pcap',
    'fixtures/forked-failed.pcap',
    'fixtures/connections/tcp-refused.pcap',
    'fixtures/failures/ack-dropped.pcap.gz',
    'fixtures/failures/ack-dropped.edge.log.gz',
    'fixtures/failures/session-expired.pcap',
    'fixtures/logs/kamailio-acc.log',
  ].map((path) => [path, '1s'] as const),
] as const;

/** JSON documents that follow one another. */
function documents(text: string): Result[] {
  return text.split(/(?<=^\}\n)/m).map((part) => JSON.parse(part) as Result);
}

async function* slowly(bytes: Uint8Array, size: number, between: () => void): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
    between();
  }
}

const hasTcpdump = spawnSync('tcpdump', ['--version']).status === 0;

describe('--every', () => {
  let folder: string;
  const file = (name: string): string => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sipmortem-every-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(INPUTS)(
    'leaves the last report as it is, in every format (%s, %s)',
    async (input, time) => {
      const outputs = (name: string): string[] =>
        FORMATS.flatMap((format) => ['-o', `${format}=${file(name + format)}`]);
      const more = ['-f', 'json', '--fail-on', 'ser<95%', '-q'];
      const plain = await run([input, ...outputs('plain.'), ...more]);
      const every = await run([input, ...outputs('every.'), ...more, '--every', time]);
      expect(every).toEqual(plain);
      for (const format of FORMATS)
        expect(readFileSync(file(`every.${format}`), 'utf8'), format).toBe(
          readFileSync(file(`plain.${format}`), 'utf8'),
        );
      expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    },
    120_000,
  );

  it('prints tables one after another, each with the time up to which it tells', async () => {
    const plain = await run([MIXED]);
    const { stdout } = await run([MIXED, '--every', '1h']);
    const parts = stdout.split(/(?<=\n\n)(?=Everything until )/);
    expect(parts.map((part) => part.split('\n')[0])).toEqual([
      'Everything until 2026-01-15 20:00:00 UTC:',
      'Everything until 2026-01-15 21:00:00 UTC:',
    ]);
    expect(stdout.endsWith(`\n\n${plain.stdout}`)).toBe(true);
    const spanish = await run([MIXED, '--every', '1h', '--lang', 'es']);
    expect(spanish.stdout).toMatch(/^Todo lo visto hasta 2026-01-15 20:00:00 UTC:\nmixed.pcap.gz · /);
  });

  it('prints JSON documents and Markdown one after another', async () => {
    const plain = await run([MIXED, '-f', 'json']);
    const { stdout } = await run([MIXED, '-f', 'json', '--every', '1h']);
    expect(stdout.endsWith(`}\n${plain.stdout}`)).toBe(true);
    const calls = documents(stdout).map(({ totals }) => totals.calls);
    expect(calls).toHaveLength(3);
    expect(calls.toSorted((a, b) => a - b)).toEqual(calls);
    const markdown = await run([MIXED, '-f', 'markdown', '--every', '1h']);
    expect(markdown.stdout.endsWith(`\n\n${(await run([MIXED, '-f', 'markdown'])).stdout}`)).toBe(true);
    // Calls are drawn in the last one only.
    expect(markdown.stdout.split('```mermaid\nsequenceDiagram').length).toBe(
      (await run([MIXED, '-f', 'markdown'])).stdout.split('```mermaid\nsequenceDiagram').length,
    );
  });

  it('changes nothing of calls that are written as they end', async () => {
    const plain = await run([MIXED, '-f', 'ndjson']);
    expect(await run([MIXED, '-f', 'ndjson', '--every', '1m'])).toEqual(plain);
    expect(await run([MIXED, '-f', 'ndjson', '--every', '1m', '--limit', '3'])).toEqual(
      await run([MIXED, '-f', 'ndjson', '--limit', '3']),
    );
  });

  it.each(['html', 'junit', 'ctrf', 'csv', 'openmetrics'])(
    'refuses several documents in %s on one stream',
    async (format) => {
      expect(await run([MIXED, '-f', format, '--every', '5m'])).toEqual({
        exitCode: 2,
        stdout: '',
        stderr: `sipmortem: --every: several reports in ${format} would be no document. Name a file that is rewritten: --out ${format}=FILE.\n`,
      });
      const { exitCode, stdout } = await run([MIXED, '-f', format, '--every', '5m', '-o', `json=${file('x.json')}`]);
      expect(exitCode).toBe(0);
      expect(stdout).toBe((await run([MIXED, '-f', format])).stdout);
    },
  );

  it.each([
    ['5', "--every '5': a time such as 30s, 5m or 1h is needed."],
    ['5d', "--every '5d': a time such as 30s, 5m or 1h is needed."],
    ['1.5m', "--every '1.5m': a time such as 30s, 5m or 1h is needed."],
    ['5m30s', "--every '5m30s': a time such as 30s, 5m or 1h is needed."],
    ['0s', "--every '0s': the shortest is 1s."],
  ])('refuses %s in one line', async (time, message) => {
    expect(await run([MIXED, '--every', time])).toEqual({ exitCode: 2, stdout: '', stderr: `sipmortem: ${message}\n` });
  });

  it('rewrites the files of --out, each whole, while the input goes on', async () => {
    const seen: number[] = [];
    const messages: number[] = [];
    const look = (): void => {
      if (!readdirSync(folder).includes('live.json')) return;
      const report = JSON.parse(readFileSync(file('live.json'), 'utf8')) as Result;
      if (report.totals.calls !== seen.at(-1)) seen.push(report.totals.calls);
      const metrics = readFileSync(file('live.prom'), 'utf8');
      expect(metrics.endsWith('\n# EOF\n')).toBe(true);
      messages.push(Number(/^sip_messages\{kind="request"\} (\d+)$/m.exec(metrics)?.[1]));
      expect(messages.at(-1)).toBe(report.totals.requests);
    };
    const argv = ['-', '--every', '5m', '-o', `json=${file('live.json')}`, '-o', `openmetrics=${file('live.prom')}`];
    const { exitCode, stdout } = await run([...argv, '-q'], { stdin: slowly(readFileSync(DEMO), 2000, look) });
    expect(exitCode).toBe(0);
    // Standard output has the last report, as ever.
    expect(stdout.match(/ · 21 calls? /g)).toHaveLength(1);
    expect(seen.length).toBeGreaterThan(8);
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
    expect(messages.toSorted((a, b) => a - b)).toEqual(messages);
    const last = JSON.parse(readFileSync(file('live.json'), 'utf8')) as Result;
    expect(last.totals.calls).toBe(21);
  });

  it('judges the gates of each report, and ends as the last says', async () => {
    const few = await run([MIXED, '-f', 'json', '--every', '20m', '--fail-on', 'calls<30']);
    const statuses = documents(few.stdout).map(({ gates }) => gates[0]?.status);
    expect(statuses[0]).toBe('fail');
    expect(statuses.at(-1)).toBe('pass');
    expect(few.exitCode).toBe(0);
    expect(few.stderr).toBe('');
    const many = await run([MIXED, '-f', 'json', '--every', '20m', '--fail-on', 'calls>30']);
    const last = documents(many.stdout).map(({ gates }) => gates[0]?.status);
    expect([last[0], last.at(-1), many.exitCode]).toEqual(['pass', 'fail', 1]);
    expect(many.stderr.match(/gate failed/g)).toHaveLength(1);
  });

  it('compares each report with a baseline', async () => {
    await run([MIXED, '-f', 'json', '-o', `json=${file('before.json')}`]);
    const argv = ['--baseline', file('before.json'), '--max-regression', 'share(5xx):+50pp', '-f', 'json'];
    const { stdout, exitCode } = await run([MIXED, ...argv, '--every', '1h']);
    const reports = documents(stdout);
    expect(reports).toHaveLength(3);
    for (const { baseline, gates } of reports) {
      expect(baseline?.before[0]?.calls).toBeGreaterThan(20);
      expect(gates).toHaveLength(1);
    }
    expect(reports.at(-1)?.baseline?.verdict).toBe('same');
    expect(exitCode).toBe(0);
  });

  it('tells GitHub of the last report alone', async () => {
    const argv = [MIXED, '--github', '--fail-on', 'calls>3', '-q', '-o', `json=${file('x.json')}`];
    expect(await run([...argv, '--every', '10m'])).toEqual(await run(argv));
  });

  it('ends quietly when the only reader has gone, with the exit code of the gates until then', async () => {
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      yield readFileSync(DEMO);
      await new Promise(() => {});
    };
    const argv = ['-', '--every', '10m', '--no-progress'];
    const ran = (more: string[]): ReturnType<typeof run> =>
      run([...argv, ...more], { stdin: endless(), stdout: new ClosingPipe(10) });
    expect(await ran([])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await ran(['--fail-on', 'calls<1000'])).toMatchObject({ exitCode: 1, stderr: '' });
  });

  it('writes the last report when it is asked to end, and the exit code is as usual', async () => {
    const signals = new EventEmitter();
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      yield readFileSync(DEMO);
      signals.emit('SIGTERM');
      await new Promise(() => {});
    };
    const { exitCode, stdout, stderr } = await run(
      ['-', '--every', '10m', '-f', 'json', '-q', '--fail-on', 'ser<95%', '-o', `html=${file('end.html')}`],
      {
        stdin: endless(),
        once: (signal, listener) => signals.once(signal, listener),
        off: (signal, listener) => signals.off(signal, listener),
      },
    );
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^sipmortem: gate failed: ser<95% /);
    const whole = JSON.parse((await run([DEMO, '-f', 'json'])).stdout) as Result;
    expect((JSON.parse(stdout) as Result).calls).toEqual(whole.calls);
    // Its calls are drawn: standard input is kept for that.
    expect(readFileSync(file('end.html'), 'utf8')).toContain('<svg');
    expect(signals.listenerCount('SIGINT')).toBe(0);
  });

  it.skipIf(!hasTcpdump)('reads what tcpdump writes into a pipe', async () => {
    const tcpdump = spawn('tcpdump', ['-r', DEMO, '-U', '-w', '-'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const { exitCode, stdout } = await run(['-', '--every', '5m', '-f', 'json'], { stdin: tcpdump.stdout });
    expect(exitCode).toBe(0);
    const reports = documents(stdout);
    expect(reports.length).toBeGreaterThan(8);
    const { outcomes, totals } = JSON.parse((await run([DEMO, '-f', 'json'])).stdout) as Result;
    expect(reports.at(-1)).toMatchObject({ outcomes, totals });
  });

  it('draws no call where standard input cannot be kept, and says so', async () => {
    vi.stubEnv('TMPDIR', file('missing'));
    try {
      const argv = ['-', '--every', '1h', '-f', 'markdown', '--no-progress'];
      const { exitCode, stdout, stderr } = await run(argv, { stdin: slowly(readFileSync(DEMO), 5000, () => {}) });
      expect(exitCode).toBe(0);
      expect(stderr).toBe(
        `sipmortem: standard input: no call is drawn: no room to keep it in ${file('missing')} (ENOENT).\n`,
      );
      expect(stdout).toContain('503');
      expect(stdout).not.toContain('```mermaid');
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
