import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeAttack, type KINDS } from '../../bench/attack.mjs';
import { scaledLimits } from '../../src/limits.ts';
import type { Result } from '../../src/result.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/sipmortem.js');
const isBuilt = existsSync(join(import.meta.dirname, '../../dist/cli/main.js'));

const MEBIBYTES = 96;
const LIMITS = scaledLimits(MEBIBYTES * 2 ** 20);
const INVITES = 60_000;

const PCAP_HEADER = 24;

/** Has the process say how much memory it took, in KiB. */
const TELL_PEAK = `data:text/javascript,process.on('exit', () => console.error(process.resourceUsage().maxRSS))`;

/** The heap of the process ends there: what grows with the input beyond its caps ends the process. */
const HEAP = '--max-old-space-size=96';

const TITLE = 'a flood in which everything changes, in little memory';
describe.runIf(isBuilt)(isBuilt ? TITLE : `${TITLE}: skipped, run npm run build first`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'sipmortem-flood-'));
  const fileOf = (kind: string): string => join(folder, `${kind}.pcap`);

  const write = (name: string, requests: number, kind: (typeof KINDS)[number] = 'invite'): void => {
    const fd = openSync(fileOf(name), 'w');
    writeAttack(requests, fd, kind);
    closeSync(fd);
  };

  const run = (kind: string, ...flags: string[]): string => {
    const line = [HEAP, PROGRAM, fileOf(kind), '-q', '--max-memory', `${MEBIBYTES}M`, ...flags];
    const { status, stdout, stderr } = spawnSync(process.execPath, line, { encoding: 'utf8', maxBuffer: 2 ** 28 });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    return stdout;
  };

  beforeAll(() => {
    write('invite', INVITES);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('every call is counted, as many as fit are listed, and notes say what was full', () => {
    const result = JSON.parse(run('invite', '-f', 'json')) as Result;
    expect(result.totals).toMatchObject({ messages: INVITES, requests: INVITES, calls: INVITES });
    expect(Object.values(result.outcomes).reduce((sum, count) => sum + count, 0)).toBe(INVITES);
    expect(result.calls).toHaveLength(LIMITS.listed);
    const counts = new Map(result.inputs[0]!.notes.map(({ code, count }) => [code, count]));
    expect([...counts.keys()].sort()).toEqual([
      'calls-evicted',
      'calls-limit',
      'destinations-limit',
      'endpoints-limit',
      'evidence-limit',
      'legs-limit',
      'user-agents-limit',
    ]);
    expect(counts.get('calls-evicted')).toBe(INVITES - LIMITS.openCallIds);
  });

  it.each(['table', 'html'])('the report as %s is written', (format) => {
    expect(run('invite', '-f', format)).toContain('60');
  });

  it('a small file that unpacks to a very long one is read piece by piece', () => {
    write('once', 1);
    const once = readFileSync(fileOf('once'));
    const record = once.subarray(PCAP_HEADER);
    const records = Math.ceil(2 ** 25 / record.length);
    const file = fileOf('bomb');
    // Members of gzip may follow each other (RFC 1952 2.2): 256 MiB in some 400 KiB.
    const part = gzipSync(Buffer.concat(Array.from({ length: records }, () => record)));
    writeFileSync(
      file,
      Buffer.concat([gzipSync(once.subarray(0, PCAP_HEADER)), ...Array.from({ length: 8 }, () => part)]),
    );
    const line = ['--import', TELL_PEAK, HEAP, PROGRAM, file, '-q', '--max-memory', `${MEBIBYTES}M`, '-f', 'json'];
    const { stdout, stderr } = spawnSync(process.execPath, line, { encoding: 'utf8' });
    expect((JSON.parse(stdout) as Result).totals).toMatchObject({
      messages: 8 * records,
      duplicates: 8 * records - 1,
      calls: 1,
    });
    expect(Number(stderr) / 1024).toBeLessThan(200);
  });

  it.each([
    ['tcp', { calls: 20_000 }],
    ['fragment', { calls: 20_000 }],
    ['register', { registrations: 20_000 }],
    ['options', { others: 20_000 }],
    ['method', { others: 20_000 }],
  ] as const)('the same by %s', (kind, totals) => {
    write(kind, 20_000, kind);
    const result = JSON.parse(run(kind, '-f', 'json')) as Result;
    expect(result.totals).toMatchObject({ messages: 20_000, ...totals });
    const codes = result.inputs[0]!.notes.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['calls-evicted', 'endpoints-limit']));
  });
});
