import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** The borders that dependency-cruiser cannot see: globals, and values imported where only types may be. */
const REFUSED: [rule: string, file: string, text: string][] = [
  [
    'no-restricted-imports',
    'src/net/value.ts',
    "export { a } from '../pcap/a.ts';\nimport { b } from '../pcap/a.ts';\nb();",
  ],
  ['no-restricted-globals', 'src/sip/environment.ts', 'export const a = process.argv;'],
  ['no-restricted-globals', 'src/calls/timer.ts', 'setTimeout(() => {}, 1);'],
  ['no-restricted-globals', 'src/input/network.ts', "await fetch('http://localhost');"],
  ['no-restricted-properties', 'src/calls/clock.ts', 'export const a = Date.now();'],
  ['no-console', 'src/report/print.ts', "console.log('a');"],
  ['no-console', 'src/cli/print.ts', "console.log('a');"],
];

const ACCEPTED: [file: string, text: string][] = [
  ['src/net/type.ts', "import type { A } from '../pcap/a.ts';\nexport type B = A[];"],
  ['src/cli/arguments.ts', 'export const a = process.argv;'],
];

describe('oxlint holds the borders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sipmortem-lint-'));
  let found: string[];

  beforeAll(() => {
    cpSync(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    for (const [file, text] of [...REFUSED.map(([, ...rest]) => rest), ...ACCEPTED]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${text}\n`);
    }
    const program = join(ROOT, 'node_modules/oxlint/bin/oxlint');
    const run = spawnSync(process.execPath, [program, '--format', 'json'], { cwd: folder, encoding: 'utf8' });
    const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: { code: string; filename: string }[] };
    found = diagnostics.map(({ code, filename }) => `${filename}: ${code}`);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(REFUSED)('%s: %s', (rule, file) => {
    expect(found).toContain(`${file}: eslint(${rule})`);
  });

  test.each(ACCEPTED)('accepted: %s', (file) => {
    expect(found.filter((line) => line.startsWith(file))).toEqual([]);
  });
});
