import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const SUFFIX = '?text';
/** Begins the ids of our modules, so that no other plugin takes a style sheet for its own. */
const PREFIX = '\0text:';

/**
 * For Rolldown and Vite: `import { text } from './page.css?text'` gives the content of a file as a string; of a TypeScript
 * file the whole program that begins there, as one classic script for a browser.
 */
export function bundledText() {
  return {
    name: 'bundled-text',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!source.endsWith(SUFFIX) || importer === undefined) return null;
      return `${PREFIX}${resolve(dirname(importer), source.slice(0, -SUFFIX.length))}.js`;
    },
    async load(id) {
      if (!id.startsWith(PREFIX)) return null;
      const path = id.slice(PREFIX.length, -'.js'.length);
      const text = path.endsWith('.ts') ? await program(path) : await readFile(path, 'utf8');
      this.addWatchFile(path);
      return `export const text = ${JSON.stringify(text)};`;
    },
  };
}

async function program(path) {
  const bundle = await rolldown({ input: path, platform: 'browser', logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return output[0].code.trim();
}
