import { FORMATS_FOR_PEOPLE, FORMATS_OF_FAILED_CALLS, FORMATS_WITH_RULES } from '../report/registry.ts';
import type { CallSelection, ListingOptions } from '../report/renderer.ts';
import type { Arguments } from './arguments.ts';
import { columnsOf, wantsColor, wantsUnicode, type Terminal } from './terminal.ts';

/** How to render for standard output. */
export function settingsForScreen(args: Arguments, terminal: Terminal): ListingOptions {
  return {
    language: args.language,
    columns: columnsOf(terminal.stdout, terminal.env),
    color: wantsColor(terminal, args.color),
    unicode: wantsUnicode(terminal),
    ...listing(args, args.format),
  };
}

/** How to render into a file: nothing depends on the terminal. */
export function settingsForFile(args: Arguments, format: string, env: Terminal['env']): ListingOptions {
  return {
    language: args.language,
    columns: columnsOf(null, env),
    color: false,
    unicode: true,
    ...listing(args, format),
  };
}

/** People get the failed calls, machines all of them, unless the user says otherwise. */
export function listing(args: Arguments, format: string): Pick<ListingOptions, 'calls' | 'limit'> {
  const most = FORMATS_FOR_PEOPLE.get(format);
  return {
    calls: args.calls ?? (most !== undefined || isOfFailed(args, format) ? 'failed' : 'all'),
    limit: args.limit ?? most ?? Number.POSITIVE_INFINITY,
  };
}

/**
 * Calls kept at least where a format lists only the first: the causes, hops and times of a code are told from them, so that there
 * must be far more than are listed. Some 2 kB each. Where the user says how much memory there is, as many as it holds.
 */
const LEAST_KEPT = 1 << 15;

/** How many calls the analysis should keep for these formats; `Infinity` for as many as it can. */
export function mostKept(args: Arguments, formats: readonly string[]): number {
  if (args.maxMemory !== undefined) return Number.POSITIVE_INFINITY;
  return Math.max(LEAST_KEPT, ...formats.map((format) => listing(args, format).limit));
}

/** The calls that the analysis must keep. Test reports tell of answered calls too where a rule found something in them. */
export function neededCalls(args: Arguments, format: string): CallSelection {
  return args.calls ?? (FORMATS_WITH_RULES.has(format) ? 'all' : listing(args, format).calls);
}

/** Test reports and metrics tell of failed calls; but a case a call is of every call. */
function isOfFailed({ perCall }: Arguments, format: string): boolean {
  return FORMATS_OF_FAILED_CALLS.has(format) && !(perCall && FORMATS_WITH_RULES.has(format));
}

/** The least that serves all of these. */
export function widest(selections: readonly CallSelection[]): CallSelection {
  if (selections.includes('all')) return 'all';
  return selections.includes('failed') ? 'failed' : 'none';
}
