import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './run-main.ts';

const DEMO = join(import.meta.dirname, '../../fixtures/demo.pcapng');
const ARGV = [DEMO, '--github', '--fail-on', 'ser<95%', '--warn-on', 'count(404)>0', '-f', 'json', '-q'];

function summaryFile(content?: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'sipmortem-github-')), 'summary.md');
  if (content !== undefined) writeFileSync(file, content);
  return file;
}

describe('--github', () => {
  it('annotates on standard error, and adds the report to the job summary', async () => {
    const file = summaryFile('# Before\n');
    const { exitCode, stdout, stderr } = await run(ARGV, { env: { GITHUB_STEP_SUMMARY: file } });
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toHaveProperty('schemaVersion', 1);
    expect(stderr).toMatch(
      /^::error title=ser<95%25::ser<95%25: 42\.9 %25 \(9 of 21 calls\) · 5 × No circuit.*at ≥127\.0\.0\.40\n::warning /,
    );
    const summary = readFileSync(file, 'utf8');
    expect(summary).toMatch(/^# Before\n\n## ✘ 1 gate failed\. 9 answered, 12 not/);
    expect(summary).toContain('```mermaid');
    await run(ARGV, { env: { GITHUB_STEP_SUMMARY: file } });
    expect(readFileSync(file, 'utf8').match(/^## ✘/gm)).toHaveLength(2);
  });

  it('goes on without a summary, and says so', async () => {
    const { exitCode, stderr } = await run(ARGV);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'sipmortem: --github: no job summary, for GITHUB_STEP_SUMMARY is not set: is this a step of GitHub Actions?\n',
    );
  });

  it.each([1024 * 1024 - 6_000, 1024 * 1024 - 1_000, 1024 * 1024])(
    'keeps a summary of %i bytes below a mebibyte',
    async (size) => {
      const file = summaryFile('x'.repeat(size));
      const { stderr } = await run(ARGV, { env: { GITHUB_STEP_SUMMARY: file } });
      expect(statSync(file).size).toBeLessThanOrEqual(1024 * 1024);
      if (size > 1024 * 1024 - 4_000) expect(stderr).toContain(`the job summary is full (${size} bytes)`);
      else expect(statSync(file).size).toBeGreaterThan(size + 1_000);
    },
  );

  it('fails when the summary cannot be written', async () => {
    const { exitCode, stderr } = await run(ARGV, { env: { GITHUB_STEP_SUMMARY: '/nowhere/at/all.md' } });
    expect(exitCode).toBe(3);
    expect(stderr).toContain(
      '--github: GITHUB_STEP_SUMMARY names /nowhere/at/all.md, which cannot be written (ENOENT): there is no such folder.',
    );
  });
});
