// @ts-check
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The program under test, as installed. */
export const SIPMORTEM = [process.execPath, fileURLToPath(new URL('../bin/sipmortem.js', import.meta.url))];

/**
 * @typedef {object} Tool
 * @property {string} name with the options that matter
 * @property {string[]} version the command that prints it
 * @property {(path: string) => string[]} command
 * @property {Record<string, number>} marks by capture: how many times the tool's CPU sipmortem may take at most
 */

/** @type {Tool[]} */
const TOOLS = [
  {
    name: 'sipmortem',
    version: [...SIPMORTEM, '--version'],
    command: (path) => [...SIPMORTEM, 'report', '--format', 'json', '--calls', 'none', path],
    marks: {},
  },
  {
    name: 'tshark -z sip,stat',
    version: ['tshark', '--version'],
    command: (path) => ['tshark', '-n', '-q', '-z', 'sip,stat', '-r', path],
    marks: { A: 1 / 12, B: 1 / 35, C: 1 / 2 },
  },
  {
    name: 'sngrep -N -l 1000000',
    version: ['sngrep', '-V'],
    command: (path) => ['sngrep', '-N', '-q', '-l', '1000000', '-I', path],
    marks: { A: 1 / 20 },
  },
  {
    name: 'sipgrep',
    version: ['sipgrep', '-V'],
    command: (path) => ['sipgrep', '-q', '-I', path],
    marks: {},
  },
  {
    name: 'capinfos -c',
    version: ['capinfos', '--version'],
    command: (path) => ['capinfos', '-c', path],
    marks: { A: 7, B: 1.3 },
  },
];

/** At most this many MiB at the peak, by capture. */
export const MEMORY_MARKS = /** @type {Record<string, number>} */ ({ A: 130, B: 85, C: 60 });

/** The tools that are installed, sipmortem first, each with the first line of its version. */
export function installedTools() {
  return TOOLS.flatMap((tool) => {
    const [program = '', ...options] = tool.version;
    const { error, stdout } = spawnSync(program, options, { encoding: 'utf8' });
    return error ? [] : [{ ...tool, version: stdout.split('\n')[0]?.trim() ?? '' }];
  });
}
