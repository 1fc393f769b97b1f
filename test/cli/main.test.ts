import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TraceError } from '../../src/errors.ts';
import type { AnalyzeOptions } from '../../src/index.ts';
import type { Result } from '../../src/result.ts';
import type { ResponseRecord } from '../../src/response-record.ts';
import { HOSTILE, cleanResult, resultOf, sampleResult } from '../report/sample-result.ts';
import { ClosingPipe, Collector, run } from './run-main.ts';

const analyze = vi.hoisted(() => vi.fn<(options: AnalyzeOptions) => Promise<Result>>());
vi.mock('../../src/index.ts', () => ({ analyze }));

const RECORD: ResponseRecord = {
  time: null,
  source: '10.0.0.2:5060',
  destination: null,
  transport: 'UDP',
  code: 486,
  phrase: 'Busy Here',
  meaning: 'The phone was reached.',
  category: 'busy',
  method: 'INVITE',
  callId: 'x',
  input: 0,
  frame: 1,
  retransmission: false,
};

function emptyResult(): Result {
  const result = resultOf([]);
  result.inputs[0]!.messages = 0;
  return result;
}

/** An analysis that finds this many responses. */
function finds(count: number): void {
  analyze.mockImplementation(async (options) => {
    for (let i = 0; i < count; i++) {
      options.onResponse?.(RECORD);
      if (i % 1000 === 999) await options.onProgress?.({ bytesRead: i, bytesTotal: count, messages: i, calls: 0 });
    }
    return cleanResult();
  });
}

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sipmortem-'));
  analyze.mockReset().mockImplementation(async () => sampleResult());
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('report', () => {
  it('is the default command and prints the table', async () => {
    const { exitCode, stdout } = await run(['mix.pcap']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('4 answered, 10 not');
    expect((await run(['report', 'mix.pcap'])).stdout).toBe(stdout);
    expect(analyze.mock.calls[0]![0]).toMatchObject({ inputs: ['mix.pcap'], calls: 'failed', language: 'en' });
  });

  it('speaks the language of the environment or of --lang', async () => {
    expect((await run(['x'], { env: { LANG: 'es_MX.UTF-8' } })).stdout).toContain('4 contestadas, 10 no');
    expect((await run(['x', '--lang', 'en'], { env: { LANG: 'es_MX.UTF-8' } })).stdout).toContain('4 answered');
    expect(analyze.mock.lastCall![0]).toMatchObject({ language: 'en' });
  });

  it('prints JSON with all calls and the version of the package', async () => {
    const { stdout } = await run(['-f', 'json', 'x']);
    expect((JSON.parse(stdout) as Result).calls).toHaveLength(14);
    expect(analyze.mock.lastCall![0]).toMatchObject({
      calls: 'all',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
    });
  });

  it('passes the filters on', async () => {
    await run([
      'x',
      '--outcome',
      'busy,declined',
      '--outcome',
      'failed',
      '--code=486,5XX',
      '--call-id',
      'a,b@c',
      '--call-id',
      '77',
    ]);
    expect(analyze.mock.lastCall![0].filter).toEqual({
      outcomes: ['busy', 'declined', 'failed'],
      codes: ['486', '5xx'],
      callIds: ['a,b@c', '77'],
    });
  });

  it('fills the columns that there are', async () => {
    const wide = Object.assign(new Collector(), { isTTY: true, columns: 120 });
    const longest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));
    expect(longest((await run(['x', '--no-color'], { stdout: wide })).stdout)).toBeGreaterThan(80);
    expect(longest((await run(['x'], { env: { COLUMNS: '120' } })).stdout)).toBeGreaterThan(80);
    expect(longest((await run(['x'])).stdout)).toBeLessThanOrEqual(80);
  });

  it('is coloured only on a terminal that wants it', async () => {
    const terminal = (): Collector => Object.assign(new Collector(), { isTTY: true, columns: 80 });
    expect((await run(['x'], { stdout: terminal() })).stdout).toContain('\x1b[');
    expect((await run(['x'])).stdout).not.toContain('\x1b');
    expect((await run(['x', '--no-color'], { stdout: terminal() })).stdout).not.toContain('\x1b');
    expect((await run(['x'], { stdout: terminal(), env: { NO_COLOR: '1' } })).stdout).not.toContain('\x1b');
    expect((await run(['x'], { stdout: terminal(), env: { TERM: 'dumb' } })).stdout).not.toContain('\x1b');
  });

  it('writes files beside standard output, whole or not at all', async () => {
    const [json, table] = [join(folder, 'a.json'), join(folder, 'a.txt')];
    const { exitCode, stdout } = await run(['x', '-o', `json=${json}`, '--out', `table=${table}`], {
      env: { COLUMNS: '100' },
    });
    expect(exitCode).toBe(0);
    expect((JSON.parse(readFileSync(json, 'utf8')) as Result).calls).toHaveLength(14);
    expect(readFileSync(table, 'utf8')).toBe(stdout);
    expect(analyze.mock.lastCall![0].calls).toBe('all');
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'a.txt']);
  });

  it('keeps a symbolic link a link, and writes to what is no file without replacing it', async () => {
    const [real, link] = [join(folder, 'real.json'), join(folder, 'link.json')];
    writeFileSync(real, 'old');
    symlinkSync(real, link);
    expect((await run(['x', '-o', `json=${link}`, '-o', 'json=/dev/null'])).exitCode).toBe(0);
    expect(readFileSync(real, 'utf8')).toContain('"schemaVersion"');
    expect(readdirSync(folder).sort()).toEqual(['link.json', 'real.json']);
  });

  it('fails on a file that cannot be written, after standard output', async () => {
    const { exitCode, stdout, stderr } = await run(['x', '-o', `json=${folder}/no/where.json`]);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('4 answered');
    expect(stderr).toMatch(
      /^sipmortem: --out .*where\.json: cannot be written \(ENOENT\): there is no such folder\.\n$/m,
    );
  });

  it('never replaces an input by an output', async () => {
    const input = join(folder, 'in.pcap');
    writeFileSync(input, 'precious');
    const { exitCode, stderr } = await run([input, '-o', `json=${folder}/../${folder.split('/').at(-1)}/in.pcap`]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('this is an input')]);
    expect(analyze).not.toHaveBeenCalled();
  });
});

describe('exit codes', () => {
  it('3 without SIP, after an empty report; 0 with --allow-empty', async () => {
    analyze.mockImplementation(async () => emptyResult());
    const { exitCode, stdout, stderr } = await run(['x', '-f', 'json']);
    expect(exitCode).toBe(3);
    expect((JSON.parse(stdout) as Result).totals.calls).toBe(0);
    expect(stderr).toMatch(/^sipmortem: mix\.pcap: no SIP in it\..*\n$/);
    expect((await run(['x', '--allow-empty'])).exitCode).toBe(0);
  });

  it('an input that is neither capture nor log is named, however many others were read', async () => {
    const { inputs, ...rest } = sampleResult();
    const detail = 'not a capture or a log with SIP in it (looks like text).';
    const stray = Array.from({ length: 5 }, (_, i) => ({
      ...inputs[0]!,
      path: `notes-${i}.txt`,
      kind: null,
      complete: true,
      notes: [{ code: 'not-a-capture', count: 1, first: null, detail }],
    }));
    const sound = { ...inputs[0]!, complete: true, notes: [] };
    analyze.mockImplementation(async () => ({ ...rest, inputs: [sound, ...stray] }));
    const { exitCode, stderr } = await run(['x']);
    expect(exitCode).toBe(0);
    expect(stderr.split('\n').slice(0, 4)).toEqual([
      ...[0, 1, 2].map((i) => `sipmortem: notes-${i}.txt: left out: ${detail}`),
      'sipmortem: 2 more inputs are left out for such reasons; --verbose names them.',
    ]);
    expect((await run(['x', '-q'])).stderr).toBe('');
  });

  it('4 for a damaged input with --strict, after the report', async () => {
    const { exitCode, stdout, stderr } = await run(['x', '--strict']);
    expect(exitCode).toBe(4);
    expect(stdout).toContain('4 answered');
    expect(stderr).toContain('sipmortem: mix.pcap: incomplete or damaged, and --strict was given.\n');
    analyze.mockImplementation(async () => cleanResult());
    expect((await run(['x', '--strict'])).exitCode).toBe(0);
  });

  it('3 when nothing can be read, in one line whatever the file is called', async () => {
    analyze.mockRejectedValue(new TraceError('E_FILE_OPEN', `${HOSTILE}: cannot be opened.`));
    const { exitCode, stdout, stderr } = await run(['x']);
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr.split('\n')).toHaveLength(2);
    expect(stderr.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('3 and no stack trace for a bug', async () => {
    analyze.mockRejectedValue(new TypeError('x is not a function'));
    const { exitCode, stderr } = await run(['x']);
    expect([exitCode, stderr]).toEqual([
      3,
      'sipmortem: internal error: x is not a function. This is a bug; please report it.\n',
    ]);
  });
});

describe('standard error', () => {
  it('tells of damage, of everything with -v, of nothing with -q', async () => {
    expect((await run(['x'])).stderr).toBe(
      'sipmortem: mix.pcap: part of it could not be analysed: The file ends inside a packet: 12 of 640 bytes.\n',
    );
    expect((await run(['x', '-v'])).stderr).toContain('unparsed-message (3)');
    expect((await run(['x', '-q'])).stderr).toBe('');
  });

  it('shows progress only on a terminal, and erases it', async () => {
    analyze.mockImplementation(async (options) => {
      vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 1000);
      await options.onProgress?.({ bytesRead: 5e7, bytesTotal: 1e8, messages: 10, calls: 2 });
      vi.restoreAllMocks();
      return cleanResult();
    });
    const terminal = (): Collector => Object.assign(new Collector(), { isTTY: true, columns: 80 });
    expect((await run(['x'], { stderr: terminal() })).stderr).toBe(
      '\r\x1b[K50 %  50 of 100 MB, 10 messages, 2 calls\r\x1b[K',
    );
    expect((await run(['x'])).stderr).toBe('');
    expect((await run(['x', '--no-progress'], { stderr: terminal() })).stderr).toBe('');
  });
});

describe('a closed pipe', () => {
  it('ends a report quietly, files written', async () => {
    const file = join(folder, 'a.json');
    const stderr = new Collector();
    const { exitCode } = await run(['x', '--strict', '-o', `json=${file}`], { stdout: new ClosingPipe(0), stderr });
    expect([exitCode, stderr.text]).toEqual([0, '']);
    expect(readFileSync(file, 'utf8')).toContain('"schemaVersion"');
  });

  it('ends a list of responses long before the input ends', async () => {
    let asked = 0;
    finds(1_000_000);
    const stdout = new ClosingPipe(1000);
    const find = analyze.getMockImplementation()!;
    analyze.mockImplementation((options) => find({ ...options, onResponse: (r) => (asked++, options.onResponse!(r)) }));
    const { exitCode, stderr } = await run(['responses', 'x'], { stdout });
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(asked).toBeLessThan(10_000);
  });
});

describe('responses', () => {
  it('lists every response, up to --limit', async () => {
    finds(30);
    expect((await run(['responses', 'x'])).stdout.split('\n')).toHaveLength(31);
    expect(JSON.parse((await run(['responses', 'x', '-f', 'json', '--limit', '2'])).stdout)).toEqual([RECORD, RECORD]);
    expect((await run(['responses', 'x', '-f', 'ndjson', '--limit', '0'])).stdout).toBe('');
  });

  it('asks for no calls, and hands on what filters responses', async () => {
    await run(['responses', 'x', '--code', '4xx', '--call-id', 'a']);
    expect(analyze.mock.lastCall![0]).toMatchObject({ calls: 'none', filter: { codes: ['4xx'], callIds: ['a'] } });
  });

  it('writes to files as well, and leaves none behind when it fails', async () => {
    finds(3);
    const file = join(folder, 'r.ndjson');
    expect((await run(['responses', 'x', '-o', `ndjson=${file}`])).exitCode).toBe(0);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(4);
    rmSync(file);
    analyze.mockRejectedValue(new TraceError('E_FORMAT_UNKNOWN', 'x: not a capture.'));
    expect((await run(['responses', 'x', '-o', `ndjson=${file}`])).exitCode).toBe(3);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('waits for a slow reader instead of piling up', async () => {
    let most = 0;
    finds(20_000);
    class SlowPipe extends Collector {
      override _write(_chunk: Buffer, _encoding: string, done: () => void): void {
        most = Math.max(most, this.writableLength);
        setImmediate(done);
      }
    }
    await run(['responses', 'x', '-f', 'ndjson'], { stdout: new SlowPipe() });
    expect(most).toBeGreaterThan(0);
    // 1000 records between two chances to wait, and a chunk that was not full.
    expect(most).toBeLessThan(1000 * JSON.stringify(RECORD).length + 2 * 64 * 1024);
  });
});

describe('codes', () => {
  it('explains a code', async () => {
    const { exitCode, stdout } = await run(['codes', '486']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('486 Busy Here');
    expect((await run(['codes', '486', '--lang', 'es'])).stdout).not.toBe(stdout);
    expect(JSON.parse((await run(['codes', '486', '-f', 'json'])).stdout)).toHaveLength(1);
    expect((await run(['codes', '486', '-f', 'markdown'])).stdout).toContain('#');
    expect(analyze).not.toHaveBeenCalled();
  });

  it('names what is near to words that it does not know', async () => {
    const { exitCode, stdout, stderr } = await run(['codes', 'qwertz']);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^sipmortem: codes: nothing matches 'qwertz'\..*\n$/);
  });
});
