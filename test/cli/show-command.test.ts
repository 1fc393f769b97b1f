import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { LadderReport } from '../../src/ladder.ts';
import { Collector, run, type Ran } from './run-main.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const DEMO = join(FIXTURES, 'demo.pcapng');
const folder = mkdtempSync(join(tmpdir(), 'sipmortem-'));
afterAll(() => rmSync(folder, { recursive: true }));

const show = (...args: string[]): Promise<Ran> => run(['show', '--lang', 'en', '--no-progress', ...args]);
const fixture = (name: string): string => join(FIXTURES, name);

async function idsOf(...args: string[]): Promise<string[]> {
  const { stdout } = await show(...args, '-f', 'json');
  return (JSON.parse(stdout) as LadderReport).ladders.map(({ call }) => call.callId);
}

/** The one line on standard error of a command line that is refused. */
async function refusal(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await show(...args);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^sipmortem: [^\n]+\n$/);
  return stderr;
}

describe('which call show shows', () => {
  it('is the only one there is, else one has to choose', async () => {
    const { exitCode, stdout } = await show(fixture('busy.pcap'));
    expect(exitCode).toBe(0);
    expect(stdout).toContain('486 Busy Here');
    expect(await refusal(DEMO)).toContain('which of 21 calls? Choose with --call ID, --nth N or --failed.');
  });

  it('is named by its Call-ID, the beginning of it or another part', async () => {
    expect(await idsOf(DEMO, '--call', 'evening-3-1@pbx.example')).toEqual(['evening-3-1@pbx.example']);
    expect(await idsOf(DEMO, '--call', 'evening-3')).toEqual(['evening-3-1@pbx.example']);
    expect(await idsOf(DEMO, '--call', 'fax')).toEqual([expect.stringContaining('fax')]);
    expect(await refusal(DEMO, '--call', 'evening-1')).toMatch(/\d+ Call-IDs match: evening-1.*Give more of it\./);
    expect(await refusal(DEMO, '--call', 'nobody')).toContain("--call 'nobody': no call");
  });

  it('are both where two share the Call-ID', async () => {
    const { stdout } = await show(fixture('reused-call-id.pcap'), '--call', 'reused');
    expect(stdout.match(/^reused@pbx\.example · /gm)).toHaveLength(2);
    expect(stdout).toMatch(/486 Busy Here[^]*200 OK/);
  });

  it('is the Nth by start time, or of those that failed or a filter keeps', async () => {
    const all = (
      JSON.parse((await run([DEMO, '-f', 'json', '--no-progress'])).stdout) as {
        calls: { callId: string; outcome: string }[];
      }
    ).calls;
    const failed = all.filter(({ outcome }) => outcome !== 'answered').map(({ callId }) => callId);
    expect(await idsOf(DEMO, '--nth', '3')).toEqual([all[2]!.callId]);
    expect(await idsOf(DEMO, '--failed')).toEqual(failed);
    expect(await idsOf(DEMO, '--failed', '--nth', '2')).toEqual([failed[1]]);
    expect(await idsOf(DEMO, '--code', '5xx')).toHaveLength(5);
    expect(await idsOf(DEMO, '--outcome', 'busy', '--nth', '2')).toHaveLength(1);
    expect(await refusal(DEMO, '--nth', '22')).toContain('there are 21 calls.');
    expect(await refusal(DEMO, '--failed', '--nth', '99')).toContain('there are 12 calls that were not answered.');
  });

  it('is told when there is none of that kind, or no call at all', async () => {
    expect(await refusal(fixture('answered.pcap'), '--failed')).toContain('no call is of that kind');
    expect(await refusal(fixture('options.pcap'))).toContain('there is no call in it, only 6 other SIP messages');
  });

  it.each([
    [['--call', 'x', '--failed'], 'leave out --failed'],
    [['--call', 'x', '--nth', '1'], 'leave out --nth'],
    [['--nth', '0'], 'the first is 1'],
    [['--nth', 'two'], 'a whole number is needed'],
    [['--call-id', 'x'], "means nothing to 'show'"],
  ])('is refused for %j', async (args, why) => {
    expect(await refusal(DEMO, ...args)).toContain(why);
  });

  it('is bounded by --limit, which says what it leaves out', async () => {
    const { stdout } = await show(DEMO, '--failed', '--limit', '2');
    expect(stdout.match(/^evening-\S+ · /gm)).toHaveLength(2);
    expect(stdout).toContain('10 more: --limit 12 shows them.');
  });
});

describe('show', () => {
  it('writes files besides', async () => {
    const [svg, json] = [join(folder, 'a.svg'), join(folder, 'a.json')];
    await show(DEMO, '--failed', '--limit', '1', '-o', `svg=${svg}`, '-o', `json=${json}`);
    expect(readFileSync(svg, 'utf8')).toMatch(/^<svg [^]*<\/svg>\n$/);
    expect((JSON.parse(readFileSync(json, 'utf8')) as LadderReport).ladders).toHaveLength(1);
  });

  it('reads standard input, though it has to read twice', async () => {
    const [stdout, stderr] = [new Collector(), new Collector()];
    const path = fixture('busy.pcap');
    const exitCode = await main(['show', '-', '--lang', 'en'], {
      stdout,
      stderr,
      env: {},
      stdin: createReadStream(path),
    });
    expect([exitCode, stderr.text]).toEqual([0, '']);
    expect(stdout.text).toBe((await show(path)).stdout);
  });

  it.skipIf(process.platform === 'win32')('says what to do with a pipe that is no standard input', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(await refusal(pipe)).toContain("can be read only once. Name a file, or pipe it into 'sipmortem show -'");
  });

  it('draws in ASCII on a terminal that has no UTF-8', async () => {
    const terminal = (): Collector => Object.assign(new Collector(), { isTTY: true, columns: 80 });
    const drawn = async (env: Record<string, string>): Promise<string> =>
      (await run(['show', fixture('busy.pcap'), '--no-color', '--lang', 'en'], { env, stdout: terminal() })).stdout;
    expect(await drawn({ LC_ALL: 'C' })).toMatch(/^[\x20-\x7e\n]*$/);
    expect(await drawn({ LANG: 'es_ES.ISO-8859-1' })).toMatch(/^[\x20-\x7e\n]*$/);
    expect(await drawn({ LANG: 'en_US.UTF-8' })).toContain('▶');
    expect(await drawn({})).toContain('▶');
  });

  it('has nothing to show of a file without SIP', async () => {
    const { exitCode, stderr } = await show(join(FIXTURES, 'README.md'));
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/^sipmortem: .*README\.md: [^\n]+\n$/);
  });

  it('says when an input was damaged, and fails the run with --strict', async () => {
    expect((await show(fixture('truncated.pcap'))).exitCode).toBe(0);
    expect((await show(fixture('truncated.pcap'), '--strict')).exitCode).toBe(4);
  });
});
