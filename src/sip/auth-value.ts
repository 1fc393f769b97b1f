import { type Params, splitList, splitParams } from './split-value.ts';

/** A challenge, or the credentials that answer one (RFC 3261 20.7, 20.44): both are a scheme and parameters. */
export interface AuthValue {
  /** In lower case. */
  readonly scheme: string;
  readonly params: Params;
}

/** Longer values are somebody's attempt on our memory. */
const MOST_LENGTH = 4096;

/** Reads one value by hand, however it is written; null when it has no scheme. The grammar's price is too high for rules. */
export function parseAuthValue(value: string): AuthValue | null {
  if (value.length > MOST_LENGTH) return null;
  const text = value.trim();
  const end = text.search(/[\s=,]/);
  if (end <= 0 || text[end] === '=' || text[end] === ',') return null;
  // Separated by commas where other parameters are by semicolons, of which there may be any inside quotes only.
  const [, params] = splitParams(`;${splitList(text.slice(end)).join(';')}`);
  return { scheme: text.slice(0, end).toLowerCase(), params };
}
