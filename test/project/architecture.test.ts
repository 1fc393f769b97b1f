import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const TEXT = readFileSync(join(ROOT, 'src/ARCHITECTURE.md'), 'utf8');

interface Package {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

describe('src/ARCHITECTURE.md', () => {
  test('names only files and folders that exist', () => {
    const named = [...TEXT.matchAll(/`([\w./-]+(?:\.ts|\.mjs|\/))`/g)].map((match) => match[1] ?? '');
    const missing = named.filter((path) => !existsSync(join(ROOT, 'src', path)) && !existsSync(join(ROOT, path)));
    expect(named.length).toBeGreaterThan(40);
    expect(missing.filter((path) => path !== 'logs/')).toEqual([]);
  });

  test('has a line for every folder and file at the top of src', () => {
    const top = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .filter((name) => name !== 'ARCHITECTURE.md');
    const rows = TEXT.split('\n').filter((line) => /^\| \d/.test(line));
    expect(top.filter((name) => !rows.some((row) => row.includes(`\`${name}\``)))).toEqual([]);
  });

  test('justifies every dependency, and no other', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Package;
    const table = TEXT.slice(TEXT.indexOf('\n| package |'));
    const justified = table.split('\n').flatMap((row) => /^\| (@?[a-z][^|]*?) \|/.exec(row)?.[1]?.split(', ') ?? []);
    const used = [...Object.keys(dependencies), ...Object.keys(devDependencies)];
    expect(justified.filter((name) => name !== 'package').sort()).toEqual(used.sort());
  });
});
