// @ts-check

/**
 * What V8 writes with `--cpu-prof`, as far as it is read.
 * @typedef {object} CpuProfile
 * @property {{ id: number, callFrame: { functionName: string, url: string, lineNumber: number } }[]} nodes
 * @property {number[]} samples ids of nodes
 * @property {number[]} timeDeltas microseconds before each sample
 */

/** Frames that are no function of the program's. */
const OF_THE_ENGINE = 'Node.js and V8';

/**
 * Time spent in each function itself, summed by folder of the source.
 * @param {CpuProfile} profile of a program built a file a module
 * @returns {{ totalMicros: number, byStage: [string, number][], byFunction: [string, number][] }} largest first, idle time left out
 */
export function selfTimes({ nodes, samples, timeDeltas }) {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  /** @type {Map<string, number>} */
  const stages = new Map();
  /** @type {Map<string, number>} */
  const functions = new Map();
  let totalMicros = 0;
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id);
    // The time up to the next sample is that of this one.
    const micros = Math.max(timeDeltas[index + 1] ?? 0, 0);
    if (frame === undefined || frame.functionName === '(idle)') continue;
    totalMicros += micros;
    const source = sourceOf(frame.url);
    add(stages, source === null ? engineStage(frame.functionName) : stageOf(source), micros);
    add(functions, nameOf(frame, source), micros);
  }
  return { totalMicros, byStage: sorted(stages), byFunction: sorted(functions) };
}

/** `calls/call.js` in `…/dist/calls/call.js`; null for what is not the program's. @param {string} url */
function sourceOf(url) {
  return /\/dist\/(.*)\.js$/.exec(url)?.[1] ?? null;
}

/** @param {string} source */
function stageOf(source) {
  const slash = source.indexOf('/');
  return slash < 0 ? 'the files above the folders' : `${source.slice(0, slash)}/`;
}

/** @param {string} name */
function engineStage(name) {
  return name === '(garbage collector)' ? 'garbage collector' : OF_THE_ENGINE;
}

/** @param {CpuProfile['nodes'][number]['callFrame']} frame @param {string | null} source */
function nameOf({ functionName, url, lineNumber }, source) {
  const name = `\`${(functionName || 'module').replaceAll('|', '\\|')}\``;
  if (source !== null) return `${name} ${source}.ts`;
  const place = url === '' ? '' : ` ${url.replace(/^.*\/node_modules\//, '')}:${lineNumber + 1}`;
  return `${name}${place}`;
}

/** @param {Map<string, number>} sums @param {string} key @param {number} micros */
function add(sums, key, micros) {
  sums.set(key, (sums.get(key) ?? 0) + micros);
}

/** @param {Map<string, number>} sums */
function sorted(sums) {
  return [...sums].toSorted(([, a], [, b]) => b - a);
}
