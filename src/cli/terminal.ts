/** A stream that the program writes to. */
export type OutputStream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/** What the command line needs of the process; tests hand in their own. */
export interface Terminal {
  stdout: OutputStream;
  stderr: OutputStream;
  /** The process's own standard input when absent. */
  stdin?: AsyncIterable<Uint8Array>;
  env: Readonly<Record<string, string | undefined>>;
  /** Who is told when the user, or the system, wants the program to end: it then does not, but may be asked again. Nobody when absent. */
  once?: (signal: EndSignal, listener: () => void) => unknown;
  off?: (signal: EndSignal, listener: () => void) => unknown;
}

export type EndSignal = 'SIGINT' | 'SIGTERM';

/** Columns to fill: those of a terminal; elsewhere `COLUMNS`, else 80. @param stream null: a file */
export function columnsOf(stream: OutputStream | null, env: Terminal['env']): number {
  if (stream?.isTTY && stream.columns !== undefined && stream.columns > 0) return stream.columns;
  const wanted = Number(env['COLUMNS']);
  return Number.isInteger(wanted) && wanted > 0 ? wanted : 80;
}

/** Whether to colour standard output (https://no-color.org). @param allowed false: `--no-color` was given */
export function wantsColor(terminal: Terminal, allowed: boolean): boolean {
  return allowed && isTerminal(terminal) && !terminal.env['NO_COLOR'] && terminal.env['TERM'] !== 'dumb';
}

/** Whether standard output shows more than ASCII; files and pipes always get it, for who reads them is not known. */
export function wantsUnicode(terminal: Terminal): boolean {
  const { env } = terminal;
  return !isTerminal(terminal) || (!['dumb', 'linux'].includes(env['TERM'] ?? '') && isUtf8(env));
}

/** Whether the locale is one of UTF-8. One that is not set says nothing: on Windows, macOS and in containers it seldom is. */
function isUtf8(env: Terminal['env']): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return locale === '' || /utf-?8/i.test(locale);
}

function isTerminal(terminal: Terminal): boolean {
  return terminal.stdout.isTTY === true;
}
