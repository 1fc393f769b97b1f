// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeAsteriskLog } from './asterisk-log.mjs';

/**
 * @typedef {object} Capture
 * @property {string} name
 * @property {string} path
 * @property {number} bytes
 * @property {import('./truth.mjs').Truth | null} truth null when nobody knows
 * @property {string} [about] what is in it
 * @property {boolean} [isLog] only sipmortem reads it
 */

const MIX = ['--tcp', '8', '--ipv6', '6', '--vlan', '10', '--frag', '2'];

/** SIP only, 95 % RTP, and small: the sizes that the marks are stated for. */
const RECIPES = {
  A: { about: 'SIP only', calls: 112_000, options: [...MIX, '--cps', '150', '--talk', '30'] },
  B: { about: '95 % RTP', calls: 28_000, options: [...MIX, '--cps', '150', '--talk', '30', '--rtp', '95'] },
  C: { about: 'small', calls: 1000, options: [...MIX, '--cps', '20'] },
};

/** A log of Asterisk, a third of it SIP: so many bytes at scale 1. */
const LOG_BYTES = 200e6;

/**
 * Generates one of the named captures, unless it lies in the folder already.
 * @param {string} generator path of gen-capture.mjs
 * @param {string} name a key of RECIPES
 * @param {number} scale factor on the number of calls
 * @param {string} folder
 * @returns {Capture}
 */
export function generated(generator, name, scale, folder) {
  if (name === 'L') return generatedLog(scale, folder);
  const recipe = RECIPES[/** @type {keyof typeof RECIPES} */ (name)];
  if (!recipe) throw new Error(`no capture '${name}'; there are ${Object.keys(RECIPES).join(', ')}, L`);
  const calls = Math.max(1, Math.round(recipe.calls * scale));
  const stem = join(folder, `${name}-${calls}`);
  if (!existsSync(`${stem}.pcap`)) {
    mkdirSync(folder, { recursive: true });
    // Renamed when whole, so that an interrupted run leaves nothing that looks finished.
    const options = ['--out', `${stem}.part`, '--truth', `${stem}.json`, '--calls', String(calls), ...recipe.options];
    execFileSync(process.execPath, [generator, ...options], { stdio: 'ignore' });
    renameSync(`${stem}.part`, `${stem}.pcap`);
  }
  // The marks hold for the full size only.
  return { ...given(`${stem}.pcap`), name: scale === 1 ? name : `${name} x ${scale}`, about: recipe.about };
}

/** @param {number} scale @param {string} folder @returns {Capture} */
function generatedLog(scale, folder) {
  const path = join(folder, `L-${scale}.log`);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeAsteriskLog(`${path}.part`, LOG_BYTES * scale);
    renameSync(`${path}.part`, path);
  }
  return { ...given(path), name: scale === 1 ? 'L' : `L x ${scale}`, about: 'log of Asterisk', isLog: true };
}

/**
 * A capture that is there already; `X.json` beside `X.pcap` is its truth.
 * @param {string} path
 * @returns {Capture}
 */
export function given(path) {
  const truthPath = path.replace(/\.[^./]+$/, '.json');
  const truth = truthPath !== path && existsSync(truthPath) ? JSON.parse(readFileSync(truthPath, 'utf8')) : null;
  return { name: basename(path), path, bytes: statSync(path).size, truth };
}
