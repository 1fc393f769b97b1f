import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, it } from 'vitest';

const STATIC_IMPORT = /^(?:import|export)\s(?!type\b)[^;]*?from\s+'([^']+)'/gm;

/** Everything that loading a module loads with it. */
function loadedWith(path: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(path)) return loaded;
  loaded.add(path);
  if (!path.endsWith('.ts')) return loaded;
  for (const [, name] of readFileSync(path, 'utf8').matchAll(STATIC_IMPORT)) {
    loadedWith(name!.startsWith('.') ? resolve(dirname(path), name!) : name!, loaded);
  }
  return loaded;
}

const short = (path: string): string => path.replace(/^.*\/src\//, '');

it.each([
  ['main.ts', ['cli/main.ts']],
  ['version.ts', ['cli/version.ts', 'node:fs']],
  ['help.ts', ['cli/commands.ts', 'cli/comparison-flags.ts', 'cli/flags.ts', 'cli/help.ts', 'cli/show-flags.ts']],
])('%s loads nothing heavy: its answer must come at once', (name, expected) => {
  expect([...loadedWith(resolve('src/cli', name))].map(short).sort()).toEqual(expected);
});

it('a command line that is right needs no yargs', () => {
  const loaded = [...loadedWith(resolve('src/cli/parse-arguments.ts'))].map(short);
  expect(loaded).toContain('node:util');
  for (const heavy of ['yargs', 'yaml', 'ajv/dist/2020.js']) expect(loaded).not.toContain(heavy);
});

it('a report in JSON loads no tables, no grammar, no unpacker and no other format', () => {
  const loaded = ['cli/report-command.ts', 'report/json.ts'].flatMap((name) => [...loadedWith(resolve('src', name))]);
  for (const heavy of [
    'yaml',
    'ajv/dist/2020.js',
    'cli-table3',
    'jssip/lib/Grammar.js',
    'sdp-transform',
    'fzstd',
    'node:zlib',
    'tinyglobby',
    'csv-stringify/sync',
    'fast-xml-builder',
  ])
    expect(loaded).not.toContain(heavy);
  expect(loaded.map(short)).toContain('analyze.ts');
  // Without a gate and a filter there is nothing that looks at every call for them.
  const names = loaded.map(short);
  for (const onDemand of ['gates/gate-run.ts', 'conditions/compile-filter.ts', 'conditions/vocabulary.ts'])
    expect(names).not.toContain(`summary/${onDemand}`);
});
