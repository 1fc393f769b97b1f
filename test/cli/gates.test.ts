import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './run-main.ts';

const MIXED = 'fixtures/mixed.pcap.gz';

describe('gates on the command line', () => {
  it('fail the run after the report was written in full', async () => {
    const ungated = await run([MIXED, '-f', 'json']);
    const { exitCode, stdout, stderr } = await run([MIXED, '-f', 'json', '--fail-on', 'ser<95%']);
    expect([ungated.exitCode, exitCode]).toEqual([0, 1]);
    expect(stderr).toBe('sipmortem: gate failed: ser<95% is 36.1 % (13 of 36 calls)\n');
    expect({ ...(JSON.parse(stdout) as object), gates: [] }).toEqual(JSON.parse(ungated.stdout));
  });

  it('only warn with --warn-on, not at all with -q, and stand after what fails the run', async () => {
    const warned = await run([MIXED, '--warn-on', 'calls>1', '--fail-on', 'calls<1', '--lang', 'es']);
    expect(warned.exitCode).toBe(0);
    expect(warned.stderr).toBe('sipmortem: aviso: calls>1 vale 40\n');
    expect(warned.stdout).toMatch(/UMBRALES +valor.*\nbien +calls<1 +40\naviso +calls>1 +40\n/);
    expect((await run([MIXED, '-q', '--warn-on', 'calls>1'])).stderr).toBe('');
    expect((await run([MIXED, '-q', '--fail-on', 'calls>1'])).stderr).not.toBe('');
  });

  it('are skipped with a reason', async () => {
    const { exitCode, stdout } = await run([MIXED, '--fail-on', 'asr<90% where destination=20', '--min-calls', '30']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /\nskipped +asr<90% where destination=20 +0\.0 % +0\/5\n {2}too few: 5, and at least 30 are needed\n/,
    );
  });

  it.each([
    ['a gate goes before damage', ['fixtures/truncated.pcap', '--strict', '--fail-on', 'messages>0'], 1],
    ['damage alone', ['fixtures/truncated.pcap', '--strict', '--fail-on', 'messages<1'], 4],
    ['damage as a gate', ['fixtures/truncated.pcap', '--fail-on', 'incomplete>0'], 1],
    ['an unknown metric goes before all', ['no-such-file', '--fail-on', 'serr<95%'], 2],
    ['an unknown rule', [MIXED, '--finding', 'ack-misssing'], 2],
    ['an unknown key', [MIXED, '--where', 'per=1'], 2],
    ['a time that is none', [MIXED, '--since', '25:00'], 2],
  ])('%s', async (_what, argv, expected) => {
    const { exitCode, stderr } = await run(argv);
    expect(stderr).not.toContain('internal error');
    expect(exitCode).toBe(expected);
  });

  it('come after the lack of any SIP, unless that is fine', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sipmortem-'));
    const path = join(folder, 'idle.pcap');
    // The header of a capture without packets.
    writeFileSync(
      path,
      Uint8Array.from([0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0, 0]),
    );
    const empty = await run([path, '--fail-on', 'calls<1']);
    const allowed = await run([path, '--fail-on', 'calls<1', '--allow-empty']);
    rmSync(folder, { recursive: true });
    expect([empty.exitCode, allowed.exitCode]).toEqual([3, 1]);
    expect(empty.stderr).toContain('no SIP in it');
    expect(allowed.stderr).toBe('sipmortem: gate failed: calls<1 is 0\n');
  });

  it('quote what was wrong', async () => {
    const { stdout, stderr } = await run([MIXED, '--fail-on', 'serr<95%']);
    expect([stdout, stderr]).toEqual(['', "sipmortem: --fail-on 'serr<95%': no metric 'serr'. Near: ser, seer.\n"]);
  });
});

describe('filters on the command line', () => {
  it('narrow the responses that are listed', async () => {
    const codes = async (...more: string[]): Promise<Record<string, string>[]> =>
      JSON.parse((await run(['responses', MIXED, '-f', 'json', ...more])).stdout) as Record<string, string>[];
    const all = await codes();
    expect(await codes('--method', 'bye')).toEqual(all.filter(({ method }) => method === 'BYE'));
    expect(await codes('--code', '180')).toEqual(all.filter(({ code }) => Number(code) === 180));
    expect(await codes('--since', '20:00', '--until', '2026-01-15T20:30:00Z')).toEqual(
      all.filter(({ time = '' }) => time >= '2026-01-15T20:00' && time < '2026-01-15T20:30'),
    );
    expect(await codes('--peer', '127.0.99.13')).toEqual(
      all.filter(({ source, destination }) => `${source} ${destination}`.includes('127.0.99.13:')),
    );
  });

  it('sort the calls', async () => {
    const { stdout } = await run([MIXED, '-f', 'json', '--sort', 'duration']);
    const { calls } = JSON.parse(stdout) as { calls: { timing: { duration: number | null } }[] };
    const known = calls.flatMap(({ timing }) => timing.duration ?? []);
    expect(known.length).toBeGreaterThan(5);
    expect(known).toEqual(known.toSorted((a, b) => b - a));
    expect(calls.slice(0, known.length).every(({ timing }) => timing.duration !== null)).toBe(true);
  });

  it('say when no call is left', async () => {
    const { exitCode, stderr } = await run(['show', MIXED, '--from', 'nobody@nowhere']);
    expect([exitCode, stderr]).toEqual([2, 'sipmortem: show: no call is of that kind.\n']);
  });
});
