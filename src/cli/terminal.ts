/** A stream that the program writes to. */
export type OutputStream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/** What the command line needs of the process; tests hand in their own. */
export interface Terminal {
  stdout: OutputStream;
  stderr: OutputStream;
  env: Readonly<Record<string, string | undefined>>;
}

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

/** Whether standard output shows more than ASCII; files and pipes always get it. */
export function wantsUnicode(terminal: Terminal): boolean {
  return !isTerminal(terminal) || !['dumb', 'linux'].includes(terminal.env['TERM'] ?? '');
}

function isTerminal(terminal: Terminal): boolean {
  return terminal.stdout.isTTY === true;
}
