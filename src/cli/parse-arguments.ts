import type { CorrelateRule } from '../index.ts';
import { existsSync } from 'node:fs';
import type { Arguments, CommandName, ShowArguments } from './arguments.ts';
import { COMMAND_NAMES, COMMANDS, isCommand } from './commands.ts';
import type { Config } from './config/config.ts';
import { findConfig } from './config/find-config.ts';
import { correlateRule } from './correlate-rule.ts';
import { detectLanguage } from './detect-language.ts';
import { parseDuration } from './duration.ts';
import type { Flag } from './flag.ts';
import { FLAGS } from './flags.ts';
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

  if (command !== 'codes' && command !== 'diff' && words.length === 0) {
    throw usage(`no input. Name a capture, or - for standard input; 'sipmortem --help' tells more.`);
  }
  const typedLanguage = choice(flags, 'lang', ['en', 'es'] as const);
  const config = await configOf(command, flags);
  return {
    command,
    words,
    format: choice(flags, 'format', COMMANDS[command].formats) ?? 'table',
    out: command === 'init' ? [] : outputs(flags, command),
    language: typedLanguage ?? config?.language ?? detectLanguage(env),
    calls: choice(flags, 'calls', ['all', 'failed', 'none'] as const),
    limit: wholeNumber(flags, 'limit'),
    rows: choice(flags, 'rows', ['calls', 'responses', 'findings'] as const) ?? 'calls',
    perCall: flags.has('junit-per-call'),
    filter: callFilter(flags),
    sort: sortOrder(flags),
    gates: gates(flags, config),
    logs: {
      as: flags.text('as') ?? undefined,
      timezone: flags.text('timezone') ?? config?.timezone ?? undefined,
      year: yearOf(flags),
    },
    grouping: {
      correlate: [...flags.all('correlate-header').map(typedCorrelateRule), ...(config?.correlate ?? [])],
      includeScanners: flags.has('include-scanners') || config?.includeScanners === true,
    },
    baseline: flags.all('baseline'),
    maxRegressions: flags.all('max-regression'),
    generatedAt: generatedAt(flags, env),
    every: everyOf(flags),
    github: flags.has('github'),
    show: showArguments(flags),
    config,
    initFile: command === 'init' ? initFile(flags) : null,
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

/**
 * What fails the run stands before what only warns, and flags before the configuration. What an expression means is checked
 * where it is used.
 */
function gates(flags: TypedFlags, config: Config | null): Arguments['gates'] {
  const specs = (['error', 'warning'] as const).flatMap((level) =>
    flags.all(level === 'error' ? 'fail-on' : 'warn-on').map((expression) => ({ expression, level, reason: null })),
  );
  const all = [...specs, ...(config?.gates ?? [])];
  const ofLevel = (wanted: string): typeof all => all.filter(({ level }) => level === wanted);
  return {
    specs: [...ofLevel('error'), ...ofLevel('warning')],
    minCalls: wholeNumber(flags, 'min-calls') ?? config?.minCalls ?? null,
  };
}

function refuseForeignFlags(command: CommandName, flags: TypedFlags): void {
  const isForeign = ({ name, commands }: Flag): boolean =>
    flags.has(name) && !commands.includes(command) && !(command === 'init' && name === 'out');
  const foreign = FLAGS.find(isForeign);
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

function everyOf(flags: TypedFlags): number | null {
  const text = flags.text('every');
  if (text === null) return null;
  const seconds = parseDuration(text);
  if (seconds === null) throw usage(`--every '${text}': a time such as 30s, 5m or 1h is needed.`);
  if (seconds < 1) throw usage(`--every '${text}': the shortest is 1s.`);
  return seconds;
}

function isoSeconds(millis: number): string {
  return `${new Date(millis).toISOString().slice(0, 19)}Z`;
}

function typedCorrelateRule(text: string): CorrelateRule {
  const rule = correlateRule(text);
  if (typeof rule === 'string') throw usage(`--correlate-header '${text}': ${rule}`);
  return rule;
}

/** What `--config` names, else what the working directory has. `init` writes one, and goes by none. */
async function configOf(command: CommandName, flags: TypedFlags): Promise<Config | null> {
  const named = flags.text('config');
  if (named !== null && flags.has('no-config')) throw usage('--config and --no-config: which of them?');
  if (command === 'init' || flags.has('no-config')) return null;
  const file = named ?? findConfig();
  if (file === null) return null;
  const { loadConfig } = await import('./config/load-config.ts');
  return loadConfig(file);
}

/** `-o` is elsewhere short for `--out`, which takes a format too. */
function initFile(flags: TypedFlags): string | null {
  const files = [...flags.all('out-file'), ...flags.all('out')];
  if (files.length > 1) throw usage(`--out-file: ${files.length} files are named, and one is written.`);
  return files[0] ?? null;
}
