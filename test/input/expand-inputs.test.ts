import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { expandInputs } from '../../src/input/expand-inputs.ts';

const root = mkdtempSync(join(tmpdir(), 'expand-'));
afterAll(() => rmSync(root, { recursive: true }));

mkdirSync(join(root, 'b', 'deep'), { recursive: true });
mkdirSync(join(root, '.hidden'));
mkdirSync(join(root, 'none'));
for (const name of [
  'c.pcap',
  'a.pcap',
  'b/2.log',
  'b/deep/1.pcap',
  '.dot',
  '.hidden/x',
  'x[1].pcap',
  '10.cap',
  '9.cap',
])
  writeFileSync(join(root, name), '');
symlinkSync(root, join(root, 'b', 'loop'));
symlinkSync(join(root, 'nowhere'), join(root, 'dangling'));
symlinkSync(join(root, 'a.pcap'), join(root, 'same.pcap'));

/** Expands paths below the test's directory, and gives the result below it. */
async function expand(...inputs: string[]): Promise<string[]> {
  const paths = await expandInputs(inputs.map((input) => (input === '-' ? input : join(root, input))));
  return paths.map((path) => (path === '-' ? path : path.slice(root.length + 1)));
}

describe('expandInputs', () => {
  test('files in the order of the arguments', async () => {
    expect(await expand('c.pcap', 'a.pcap')).toEqual(['c.pcap', 'a.pcap']);
  });

  test('each file once, whatever it is called', async () => {
    expect(await expand('c.pcap', 'same.pcap', 'a.pcap', 'b/../c.pcap')).toEqual(['c.pcap', 'same.pcap']);
  });

  test('standard input once, under either name', async () => {
    expect(await expandInputs(['-', '/dev/stdin', '-'])).toEqual(['-']);
  });

  test('a directory with all below it, sorted by name, without what is hidden, dangling or a cycle', async () => {
    const all = ['10.cap', '9.cap', 'a.pcap', 'b/2.log', 'b/deep/1.pcap', 'c.pcap', 'x[1].pcap'];
    expect(await expand('')).toEqual(all);
  });

  test('globs', async () => {
    expect(await expand('*.pcap')).toEqual(['a.pcap', 'c.pcap', 'x[1].pcap']);
    expect(await expand('b/**/*.{log,pcap}')).toContain('b/deep/1.pcap');
    expect(await expand('**/*.log')).toEqual(['b/2.log']);
    expect(await expand('?.cap')).toEqual(['9.cap']);
  });

  test('a file whose name looks like a glob is itself', async () => {
    expect(await expand('x[1].pcap')).toEqual(['x[1].pcap']);
  });

  test.each([
    ['trunk.cap', 'trunk.cap: no such file'],
    ['a.pcap/x', 'a.pcap/x: no such file'],
    ['dangling', 'dangling: no such file'],
    ['none', 'none: no files in this directory'],
    ['*.nothing', '*.nothing: no file matches'],
  ])('%s', async (input, message) => {
    await expect(expand(input)).rejects.toMatchObject({ code: 'E_FILE_OPEN', message: join(root, message) });
  });
});
