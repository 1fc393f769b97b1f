/** Where in a configuration: keys, and numbers of list items from 0. */
export type ConfigPath = readonly (string | number)[];

/** What is wrong with a configuration, and where. */
export interface Problem {
  path: ConfigPath;
  /** One sentence or two. */
  message: string;
  /** The key itself is wrong, not its value. */
  isKey?: boolean;
}

/** As much of a key or value as an error quotes. */
const MOST_QUOTED = 60;

/** `gates[2].level`; empty for the whole. */
export function pathText(path: ConfigPath): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${shortened(part)}`));
  return parts.join('').replace(/^\./, '');
}

/** A value as an error quotes it, on one line. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return `'${shortened(text)}'`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED)}…` : line;
}
