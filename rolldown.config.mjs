import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { bundledText } from './build/bundled-text.mjs';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const SCHEMAS = [
  'report/report.schema.json',
  'report/ladder.schema.json',
  'report/diff.schema.json',
  'cli/config/config.schema.json',
];

/**
 * Modules and all that they import, in one file each: a file takes about a millisecond to load, so a run should need few, and
 * none should hold much that a run does not use. What an earlier one has, a later one leaves to it. Everything else is
 * divided by what imports it.
 */
const LOADED_TOGETHER = Object.entries({
  version: /src\/cli\/version\.ts$/,
  help: /src\/cli\/(?:help|detect-language)\.ts$/,
  codes: /src\/codes\/(?:code-table|words)\.ts$/,
  'command-line':
    /src\/cli\/(?:parse-arguments|describe-error|output-file|output-writer|terminal|patient-compiler|small-heap)\.ts$/,
  analysis: /src\/(?:index|pcap\/pcap-reader)\.ts$/,
  report: /src\/(?:cli\/report-command|report\/json)\.ts$/,
  'text-layout': /src\/report\/(?:display-width|first-sentence|glyphs|light-table|paint|wrap)\.ts$/,
  table: /src\/report\/table\.ts$/,
}).map(([name, test], index) => ({ name, test, priority: 10 - index }));

/**
 * What runs is put together into few files: some five hundred modules, loaded one by one, take longer than a small capture
 * does. What is imported on demand stays apart.
 */
export default {
  input: { index: 'src/index.ts', 'cli/main': 'src/cli/main.ts' },
  platform: 'node',
  external: Object.keys(dependencies).map((name) => new RegExp(`^${name}(?:/|$)`)),
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    codeSplitting: { groups: LOADED_TOGETHER },
    comments: false,
  },
  plugins: [
    bundledText(),
    {
      name: 'schemas',
      writeBundle() {
        for (const name of SCHEMAS) {
          mkdirSync(dirname(`dist/${name}`), { recursive: true });
          copyFileSync(`src/${name}`, `dist/${name}`);
        }
      },
    },
  ],
};
