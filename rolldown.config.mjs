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
 * What runs is put together into few files: some five hundred modules, loaded one by one, take longer than a small capture
 * does. What is imported on demand stays apart.
 */
export default {
  input: { index: 'src/index.ts', 'cli/main': 'src/cli/main.ts' },
  platform: 'node',
  external: Object.keys(dependencies).map((name) => new RegExp(`^${name}(?:/|$)`)),
  output: { dir: 'dist', format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
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
