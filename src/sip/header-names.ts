/** Compact forms of header names (RFC 3261 7.3.3 and the IANA registry), long form in lower case to letter. */
const COMPACT = new Map([
  ['accept-contact', 'a'],
  ['allow-events', 'u'],
  ['call-id', 'i'],
  ['contact', 'm'],
  ['content-encoding', 'e'],
  ['content-length', 'l'],
  ['content-type', 'c'],
  ['event', 'o'],
  ['from', 'f'],
  ['identity', 'y'],
  ['identity-info', 'n'],
  ['refer-to', 'r'],
  ['referred-by', 'b'],
  ['reject-contact', 'j'],
  ['request-disposition', 'd'],
  ['session-expires', 'x'],
  ['subject', 's'],
  ['supported', 'k'],
  ['to', 't'],
  ['via', 'v'],
]);
const LONG = new Map([...COMPACT].map(([long, compact]) => [compact, long]));

/** The compact form of a header name given in lower case; null when it has none. */
export function compactForm(name: string): string | null {
  return COMPACT.get(name) ?? null;
}

/** The long form, in lower case, of a header name in any case and form. */
export function longForm(name: string): string {
  const lower = name.toLowerCase();
  return LONG.get(lower) ?? lower;
}

/** A header name as messages are searched for it. */
export interface SoughtHeader {
  /** In lower case. */
  readonly long: string;
  /** Code of the compact form, a lower-case letter; 0 when there is none. */
  readonly compact: number;
}

/** Names are constants of ours; should any come from elsewhere, not all are kept. */
const MOST_SOUGHT = 256;
const sought = new Map<string, SoughtHeader>();

/** How to search for a name in any case and form; made once, as the same few are asked of very many messages. */
export function soughtHeader(name: string): SoughtHeader {
  let known = sought.get(name);
  if (known === undefined) {
    const long = longForm(name);
    known = { long, compact: compactForm(long)?.charCodeAt(0) ?? 0 };
    if (sought.size < MOST_SOUGHT) sought.set(name, known);
  }
  return known;
}
