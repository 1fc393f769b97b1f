import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './run-main.ts';

const folder = mkdtempSync(join(tmpdir(), 'sipmortem-empty-'));
const empty = join(folder, 'sip.log');
const report = join(folder, 'report.json');
writeFileSync(empty, '');
afterAll(() => rmSync(folder, { recursive: true }));

/** A log that was rotated a moment ago. */
describe('a file without one byte', () => {
  it('is an input without SIP: the report is written, and one line says so', async () => {
    const { exitCode, stderr } = await run([empty, '-o', `json=${report}`]);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/sip\.log: no SIP in it\. An empty file: .* --allow-empty accepts it\.\n$/);
    expect(stderr.match(/\n/g)).toHaveLength(1);
    expect(JSON.parse(readFileSync(report, 'utf8')).totals.calls).toBe(0);
  });

  it.each([
    [0, ['--allow-empty']],
    [1, ['--allow-empty', '--fail-on', 'calls<1']],
    [3, ['--fail-on', 'calls<1']],
    [3, ['--strict']],
    [4, ['--allow-empty', '--strict']],
  ])('gives exit %i with %j', async (exitCode, flags) => {
    expect((await run([empty, ...flags])).exitCode).toBe(exitCode);
  });

  it('makes up for no file that is neither capture nor log', async () => {
    const text = join(folder, 'notes.txt');
    writeFileSync(text, 'call them back\n');
    expect((await run([empty, text, '--allow-empty'])).exitCode).toBe(3);
  });
});
