// @ts-check
import { judged, MARKS } from './marks.mjs';
import { spreadOf } from './peaks.mjs';

/**
 * What a run found.
 * @typedef {object} Results
 * @property {string} machine in one sentence, with the day
 * @property {string} runs how many, in words
 * @property {readonly import('./tools.mjs').InstalledTool[]} tools
 * @property {readonly { flag: string, cpuSeconds: number, ratio: number }[]} startUp
 * @property {readonly CaptureResults[]} captures
 * @property {readonly { what: string, format: string, peaks: readonly number[], marked: boolean }[]} memory
 *
 * @typedef {object} CaptureResults
 * @property {import('./captures.mjs').Capture} capture
 * @property {readonly { tool: import('./tools.mjs').InstalledTool, medians: import('./measure.mjs').Medians | null }[]} rows
 * @property {readonly string[] | null} wrong what disagrees with the truth; null when nobody knows the truth
 */

/** The part between these marks is what README.md quotes, between the same. */
export const QUOTED = 'speed';

/** @param {Results} results */
export function resultsMarkdown(results) {
  return [
    '# Results of the benchmark',
    'Written by `npm run bench`; `npm run bench -- --help` says how. The marks are for the full sizes of A, B and C.',
    [`<!-- ${QUOTED} -->`, quotedPart(results), `<!-- /${QUOTED} -->`].join('\n'),
    '## Tools',
    table(
      ['tool', 'version', 'command line'],
      results.tools.map(({ name, version, command }) => [name, version, `\`${shown(command('CAPTURE'))}\``]),
    ),
    ...startUpPart(results),
    ...results.captures.flatMap(capturePart),
    ...memoryPart(results),
    '',
  ].join('\n\n');
}

/** @param {Results} results */
function startUpPart({ startUp }) {
  if (startUp.length === 0) return [];
  return [
    '## Start-up',
    table(
      ['command line', 'CPU s', 'in times of an empty Node process', 'mark'],
      startUp.map(({ flag, cpuSeconds, ratio }) => [
        `\`sipmortem ${flag}\``,
        seconds(cpuSeconds),
        times(ratio),
        judged({ atMost: MARKS.startUp }, ratio),
      ]),
    ),
  ];
}

/** @param {CaptureResults} results */
export function capturePart({ capture, rows, wrong }) {
  const { name, bytes, isLog } = capture;
  const own = rows[0]?.medians;
  const peakLimit = MARKS.peakMebibytes[name];
  const lines = rows.map(({ tool, medians }, index) => {
    if (medians === null) return [tool.name, 'failed', '', '', '', '', ''];
    const { cpuSeconds, wallSeconds, peakMebibytes, runs } = medians;
    const ratio = own ? cpuSeconds / own.cpuSeconds : undefined;
    const peakMark = peakLimit === undefined ? undefined : { atMost: peakLimit };
    return [
      tool.name,
      seconds(cpuSeconds),
      seconds(wallSeconds),
      peakMebibytes?.toFixed(0) ?? 'unknown',
      times(ratio),
      index === 0 ? judged(peakMark, peakMebibytes ?? undefined, ' MiB') : judged(tool.marks[name], ratio),
      String(runs),
    ];
  });
  return [
    `## ${titleOf(capture)}`,
    table(['tool', 'CPU s', 'wall s', 'peak MiB', 'CPU, sipmortem = 1', 'mark', 'runs'], lines),
    ...(isLog && own ? [speedOfLog(bytes / 1e6 / own.cpuSeconds, name === 'L')] : []),
    ...(isLog ? [] : [truthText(capture, wrong)]),
  ];
}

/** @param {number} megabytes in a second of CPU @param {boolean} isMarked */
function speedOfLog(megabytes, isMarked) {
  const mark = isMarked ? `; mark ${judged({ atLeast: MARKS.logMegabytes }, megabytes)}` : '';
  return `sipmortem reads ${megabytes.toFixed(0)} MB of log in a second of CPU${mark}.`;
}

/** @param {import('./captures.mjs').Capture} capture @param {readonly string[] | null} wrong */
function truthText({ truth }, wrong) {
  if (!truth || wrong === null) return 'No truth file: calls not compared.';
  const calls = count(Object.keys(truth.calls).length);
  if (wrong.length === 0) return `All ${calls} calls as in the truth file: outcome, final code, retransmissions.`;
  const listed = wrong.slice(0, 20).map((line) => `- ${line}`);
  return `**${wrong.length} of ${calls} calls differ from the truth file:**\n\n${listed.join('\n')}`;
}

/** @param {Results} results */
function memoryPart({ memory }) {
  if (memory.length === 0) return [];
  return [
    '## Peak memory by the length of the input',
    'On standard input; calls come at one rate, so that the number in progress is level.',
    table(
      ['input', 'format', 'peaks, MiB', 'largest, in times of the smallest', 'mark'],
      memory.map(({ what, format, peaks, marked }) => [
        what,
        format,
        peaks.map((peak) => peak.toFixed(0)).join(', '),
        times(spreadOf(peaks)),
        marked ? judged({ atMost: MARKS.peakSpread }, spreadOf(peaks)) : '',
      ]),
    ),
  ];
}

/** What README.md tells: a column a capture, what other tools take in times of sipmortem. @param {Results} results */
function quotedPart({ machine, runs, tools, captures }) {
  const columns = captures.filter(({ capture }) => !capture.isLog);
  /** @param {(results: CaptureResults) => string | undefined} cell */
  const row = (/** @type {string} */ name, cell) => [name, ...columns.map((results) => cell(results) ?? '')];
  const lines = tools.slice(1).map(({ name }) =>
    row(name, ({ rows }) => {
      const [own, other] = [rows[0]?.medians, rows.find(({ tool }) => tool.name === name)?.medians];
      return other === null ? 'failed' : own && other ? times(other.cpuSeconds / own.cpuSeconds) : undefined;
    }),
  );
  const own = (/** @type {CaptureResults} */ { rows }) => rows[0]?.medians;
  const truths = columns.filter(({ wrong }) => wrong !== null);
  const isRight = truths.every(({ wrong }) => wrong?.length === 0);
  return [
    `What other tools take of CPU time, in times of what sipmortem takes for its report as JSON: ${runs}. ${machine}`,
    '',
    table(
      ['', ...columns.map(({ capture }) => titleOf(capture))],
      [
        ...lines,
        row('sipmortem: CPU seconds', (results) => seconds(own(results)?.cpuSeconds)),
        row('sipmortem: peak memory, MiB', (results) => own(results)?.peakMebibytes?.toFixed(0)),
      ],
    ),
    ...(truths.length > 0 && isRight
      ? ['', 'In the same run, outcome, final code and retransmissions of every call were as the generator knows them.']
      : []),
  ].join('\n');
}

/** @param {import('./captures.mjs').Capture} capture */
function titleOf({ name, about, bytes, truth }) {
  const calls = truth
    ? `, ${count(truth.sipMessages)} SIP messages, ${count(Object.keys(truth.calls).length)} calls`
    : '';
  return `${name}${about === undefined ? '' : `, ${about}`}: ${(bytes / 1e6).toFixed(0)} MB${calls}`;
}

/** @param {readonly string[]} headings @param {readonly (readonly string[])[]} rows */
function table(headings, rows) {
  const lines = [headings, headings.map(() => '---'), ...rows];
  return lines.map((cells) => `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`).join('\n');
}

/** The command without the paths that differ from machine to machine. @param {readonly string[]} command */
function shown(command) {
  return command
    .join(' ')
    .replace(/^\S*node \S*bin\/sipmortem\.js/, 'sipmortem')
    .replaceAll('|', '\\|');
}

/** @param {number | undefined} value */
const seconds = (value) => (value === undefined ? '' : value.toFixed(value < 1 ? 3 : 2));

/** @param {number} value */
const count = (value) => value.toLocaleString('en-GB');

/** @param {number | undefined} ratio */
function times(ratio) {
  if (ratio === undefined) return '';
  if (ratio >= 10) return ratio.toFixed(0);
  return ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(2);
}
