import type { CorrelateRule } from '../index.ts';
import { existsSync } from 'node:fs';
import type { Arguments, CommandName, ShowArguments } from './arguments.ts';
import { COMMAND_NAMES, COMMANDS, isCommand } from './commands.ts';
import { detectLanguage } from './detect-language.ts';
import { FLAGS, type Flag } from './flags.ts';
import { callFilter, sortOrder } from './parse-filter.ts';
import { parseFlags } from './parse-flags.ts';
import { nearMatches } from '../util/near-matches.ts';
import type { Terminal } from './terminal.ts';
import { choice, oneOf, TypedFlags, wholeNumber } from './typed-flags.ts';
import { usage } from './usage.ts';

/**
 * Reads a command line.
 * @throws TraceError `E_USAGE`, naming what was near, when anything in it is unknown
 */
export async function parseArguments(argv: readonly string[], env: Terminal['env']): Promise<Arguments> {
  const parsed = await parseFlags(argv);
  const words = (parsed['_'] as unknown[]).map(String);
  const command = isCommand(words[0]) ? (words.shift() as CommandName) : 'report';
  if (command === 'report') refuseMistypedCommand(words[0]);
  const flags = new TypedFlags(parsed);
  refuseForeignFlags(command, flags);

  const language = choice(flags, 'lang', ['en', 'es'] as const) ?? detectLanguage(env);
  if (command !== 'codes' && command !== 'diff' && words.length === 0) {
    throw usage(`no input. Name a capture, or - for standard input; 'sipmortem --help' tells more.`);
  }
  return {
    command,
    words,
    format: choice(flags, 'format', COMMANDS[command].formats) ?? 'table',
    out: outputs(flags, command),
    language,
    calls: choice(flags, 'calls', ['all', 'failed', 'none'] as const),
    limit: wholeNumber(flags, 'limit'),
    rows: choice(flags, 'rows', ['calls', 'responses', 'findings'] as const) ?? 'calls',
    perCall: flags.has('junit-per-call'),
    filter: callFilter(flags),
    sort: sortOrder(flags),
    gates: gates(flags),
    logs: { as: flags.text('as') ?? undefined, timezone: flags.text('timezone') ?? undefined, year: yearOf(flags) },
    grouping: {
      correlate: flags.all('correlate-header').map(correlateRule),
      includeScanners: flags.has('include-scanners'),
    },
    baseline: flags.all('baseline'),
    generatedAt: generatedAt(flags, env),
    github: flags.has('github'),
    show: showArguments(flags),
    strict: flags.has('strict'),
    allowEmpty: flags.has('allow-empty'),
    progress: !flags.has('no-progress') && !flags.has('quiet'),
    color: !flags.has('no-color'),
    quiet: flags.has('quiet'),
    verbose: flags.has('verbose'),
  };
}

/** A word like a command that is no file either: better told now than as a file that cannot be opened. */
function refuseMistypedCommand(word: string | undefined): void {
  if (word === undefined || !/^[a-z]+$/i.test(word) || existsSync(word)) return;
  const near = nearMatches(word, COMMAND_NAMES);
  if (near.length > 0) throw usage(`no command '${word}', and no file of that name. Near: ${near.join(', ')}.`);
}

/** What fails the run stands before what only warns. What an expression means is checked where it is used. */
function gates(flags: TypedFlags): Arguments['gates'] {
  const specs = (['error', 'warning'] as const).flatMap((level) =>
    flags.all(level === 'error' ? 'fail-on' : 'warn-on').map((expression) => ({ expression, level, reason: null })),
  );
  return { specs, minCalls: wholeNumber(flags, 'min-calls') };
}

function refuseForeignFlags(command: CommandName, flags: TypedFlags): void {
  const foreign = FLAGS.find((flag: Flag) => flags.has(flag.name) && !flag.commands.includes(command));
  if (foreign) {
    throw usage(`--${foreign.name} means nothing to '${command}', only to ${foreign.commands.join(', ')}.`);
  }
}

function outputs(flags: TypedFlags, command: CommandName): Arguments['out'] {
  const out = flags.all('out').map((text) => {
    const equals = text.indexOf('=');
    if (equals < 1 || equals === text.length - 1) {
      throw usage(`--out '${text}': a format and a file are needed, as in --out json=report.json.`);
    }
    const format = oneOf('--out', text.slice(0, equals), COMMANDS[command].formats);
    return { format, file: text.slice(equals + 1) };
  });
  const twice = out.find(({ file }, i) => out.findIndex((other) => other.file === file) !== i);
  if (twice) throw usage(`--out: ${twice.file} is named twice.`);
  return out;
}

function yearOf(flags: TypedFlags): number | undefined {
  const text = flags.text('year');
  if (text === null) return undefined;
  if (!/^(19[7-9]|20\d|21\d)\d$/.test(text)) throw usage(`--year '${text}': a year such as 2026 is needed.`);
  return Number(text);
}

function showArguments(flags: TypedFlags): ShowArguments {
  const call = flags.text('call');
  const nth = wholeNumber(flags, 'nth', 1);
  const failed = flags.has('failed');
  if (call !== null && (nth !== null || failed))
    throw usage(`--call names one call: leave out ${failed ? '--failed' : '--nth'}.`);
  return { call, nth, failed, ports: flags.has('ports'), sdp: flags.has('sdp'), raw: flags.has('raw') };
}

/** The one date that a report may print: never from the clock, so that the same input gives the same bytes. */
function generatedAt(flags: TypedFlags, env: Terminal['env']): string | null {
  const text = flags.text('generated-at');
  const epoch = env['SOURCE_DATE_EPOCH'];
  if (text === null) return epoch !== undefined && /^\d{1,12}$/.test(epoch) ? isoSeconds(Number(epoch) * 1000) : null;
  const millis = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(millis)) throw usage(`--generated-at '${text}': a time such as 2026-11-24T06:00:00Z is needed.`);
  return isoSeconds(millis);
}

function isoSeconds(millis: number): string {
  return `${new Date(millis).toISOString().slice(0, 19)}Z`;
}

/** `NAME` or `NAME:REGEX`. */
function correlateRule(text: string): CorrelateRule {
  const [, header, expression] = /^([\w.!%*+`'~-]+)(?::(.*))?$/s.exec(text) ?? [];
  if (header === undefined)
    throw usage(`--correlate-header '${text}': a header's name is needed, as in X-Ref or X-Ref:id=(\\w+).`);
  if (expression === undefined || expression === '') return { header, pattern: null };
  try {
    return { header, pattern: new RegExp(expression) };
  } catch {
    throw usage(`--correlate-header '${text}': '${expression}' is no regular expression.`);
  }
}
