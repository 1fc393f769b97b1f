// @ts-check
// Times parts of the program on their own, over data made in memory: npm run bench:micro -- [--only scanner] [--save FILE] [--against FILE]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';
import { Bench } from 'tinybench';
import { bundledText } from '../build/bundled-text.mjs';

const FOLDER = import.meta.dirname;

/**
 * @typedef {object} Figure
 * @property {number} nanoseconds for each unit, the median
 * @property {string} unit
 * @property {number} megabytes a second
 * @property {number} spread median distance of a run from the median, in parts of it: a smaller difference says little
 */

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '3' },
    save: { type: 'string' },
    against: { type: 'string' },
  },
});

const earlier = values.against === undefined ? {} : JSON.parse(readFileSync(values.against, 'utf8'));
const figures = await measured();
print(figures, earlier);
if (values.save !== undefined) writeFileSync(values.save, `${JSON.stringify(figures, null, 2)}\n`);

/** @returns {Promise<Record<string, Figure>>} by name */
async function measured() {
  /** @type {typeof import('./micro/subjects.mjs')} */
  const { subjects } = await import(pathToFileURL(await bundle()).href);
  const chosen = subjects().filter(({ name }) => name.includes(values.only));
  const bench = new Bench({ time: Number(values.seconds) * 1000, warmupTime: 1000 });
  /** @type {number[]} */
  const counts = [];
  for (const [index, { name, run }] of chosen.entries()) {
    counts[index] = await run();
    bench.add(name, run);
  }
  const tasks = await bench.run();
  return Object.fromEntries(
    chosen.map(({ name, unit, bytes }, index) => {
      const result = tasks[index]?.result;
      if (result?.state !== 'completed') throw new Error(`${name}: ${result?.state}`);
      const { p50, mad } = result.latency;
      const count = counts[index] ?? 0;
      if (count === 0) throw new Error(`${name}: found nothing`);
      return [name, { nanoseconds: (p50 * 1e6) / count, unit, megabytes: bytes / 1e3 / p50, spread: mad / p50 }];
    }),
  );
}

/** The subjects with the source, as one file. @returns {Promise<string>} its path */
async function bundle() {
  const { dependencies } = JSON.parse(readFileSync(join(FOLDER, '../package.json'), 'utf8'));
  const built = await rolldown({
    input: join(FOLDER, 'micro/subjects.mjs'),
    platform: 'node',
    external: Object.keys(dependencies).map((name) => new RegExp(`^${name}(?:/|$)`)),
    plugins: [bundledText()],
    logLevel: 'silent',
  });
  await built.write({ dir: join(FOLDER, 'out/micro'), format: 'esm' });
  await built.close();
  return join(FOLDER, 'out/micro/subjects.js');
}

/** @param {Record<string, Figure>} now @param {Record<string, Figure>} before */
function print(now, before) {
  const isCompared = values.against !== undefined;
  const rows = Object.entries(now).map(([name, { nanoseconds, unit, megabytes, spread }]) => {
    const old = before[name];
    return [
      name,
      `${nanoseconds.toFixed(0)} ns/${unit}`,
      `${megabytes.toFixed(0)} MB/s`,
      `±${(spread * 100).toFixed(0)} %`,
      ...(isCompared ? [old === undefined ? 'new' : `${(nanoseconds / old.nanoseconds).toFixed(2)}x`] : []),
    ];
  });
  const headings = ['part', 'time', 'speed', 'spread', ...(isCompared ? [`time of ${values.against}`] : [])];
  for (const cells of [headings, headings.map(() => '---'), ...rows]) console.log(`| ${cells.join(' | ')} |`);
}
