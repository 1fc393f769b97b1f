// @ts-check
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The program under test, as installed. */
export const SIPMORTEM = [process.execPath, fileURLToPath(new URL('../bin/sipmortem.js', import.meta.url))];

/**
 * How much CPU a tool may take, in times of what sipmortem takes for its summary.
 * @typedef {{ atLeast: number } | { atMost: number }} Mark
 *
 * @typedef {object} Tool
 * @property {string} name with the options that matter
 * @property {string[]} version the command that prints it
 * @property {(path: string) => string[]} command
 * @property {Record<string, Mark>} marks by capture, as `design/PERFORMANCE.md` has them
 * @property {boolean} [readsLogs]
 *
 * @typedef {Omit<Tool, 'version'> & { version: string }} InstalledTool
 */

const FIELDS = ['frame.time_epoch', 'ip.src', 'ip.dst', 'sip.Call-ID', 'sip.Method', 'sip.Status-Code'];
const NDJSON_MARK = { atMost: 1.3 };

/** The first is what all others are compared with. @type {Tool[]} */
const TOOLS = [
  {
    name: 'sipmortem',
    version: [...SIPMORTEM, '--version'],
    command: (path) => [...SIPMORTEM, 'report', '--format', 'json', '--calls', 'none', path],
    marks: {},
    readsLogs: true,
  },
  {
    name: 'sipmortem, every call as NDJSON',
    version: [...SIPMORTEM, '--version'],
    command: (path) => [...SIPMORTEM, 'report', '--format', 'ndjson', '--calls', 'all', path],
    marks: { A: NDJSON_MARK, B: NDJSON_MARK, C: NDJSON_MARK },
    readsLogs: true,
  },
  {
    name: 'tshark -z sip,stat',
    version: ['tshark', '--version'],
    command: (path) => ['tshark', '-n', '-q', '-z', 'sip,stat', '-r', path],
    marks: { A: { atLeast: 12 }, B: { atLeast: 35 }, C: { atLeast: 2 } },
  },
  {
    name: 'tshark -T fields, 6 fields',
    version: ['tshark', '--version'],
    command: (path) => ['tshark', '-n', '-r', path, '-Y', 'sip', '-T', 'fields', ...FIELDS.flatMap((f) => ['-e', f])],
    marks: {},
  },
  {
    name: 'sngrep -N -l 1000000',
    version: ['sngrep', '-V'],
    // It may look for the end of a long capture for hours.
    command: (path) => ['timeout', '600', 'sngrep', '-N', '-q', '-l', '1000000', '-I', path],
    marks: { A: { atLeast: 20 } },
  },
  {
    name: 'sipgrep',
    version: ['sipgrep', '-V'],
    command: (path) => ['sipgrep', '-C', '-I', path],
    marks: {},
  },
  {
    name: 'capinfos -c',
    version: ['capinfos', '--version'],
    command: (path) => ['capinfos', '-c', path],
    marks: { A: { atLeast: 1 / 7 }, B: { atLeast: 1 / 1.3 } },
  },
  {
    name: 'tcpdump -w /dev/null',
    version: ['tcpdump', '--version'],
    command: (path) => ['tcpdump', '-n', '-r', path, '-w', '/dev/null'],
    marks: {},
  },
  {
    name: 'cat',
    version: ['cat', '--version'],
    command: (path) => ['cat', path],
    marks: {},
    readsLogs: true,
  },
];

/**
 * The tools that are installed, sipmortem first.
 * @param {readonly string[]} beginnings of the names of those that are wanted; `''` for all
 * @returns {InstalledTool[]}
 */
export function installedTools(beginnings) {
  return TOOLS.flatMap((tool, index) => {
    if (index > 0 && !beginnings.some((beginning) => tool.name.startsWith(beginning))) return [];
    const [program = '', ...options] = tool.version;
    const { error, stdout } = spawnSync(program, options, { encoding: 'utf8' });
    return error ? [] : [{ ...tool, version: versionIn(stdout) }];
  });
}

/** The first line, without what it was built from. @param {string} text */
function versionIn(text) {
  return (text.split('\n')[0] ?? '').replace(/ \(Git .*/, '').trim();
}
