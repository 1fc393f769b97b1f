interface EscapeForm {
  /** Its line feed: the form is in use where this is there. */
  has: string;
  pattern: RegExp;
  /** What a record cut inside an escape ends with. */
  cut: RegExp;
  byteOf: (match: string) => number;
}

/** How loggers print the line ends inside a record that must fit one line; the first that is there is undone. */
const FORMS: readonly EscapeForm[] = [
  // rsyslog: octal behind a hash.
  {
    has: '#012',
    pattern: /#0[0-3][0-7]/g,
    cut: /#(?:0[0-3]?)?$/,
    byteOf: (match) => Number.parseInt(match.slice(1), 8),
  },
  // rsyslog and others: octal or hexadecimal behind a backslash, C's own letters.
  {
    has: '\\x0a',
    pattern: /\\x[0-9a-f]{2}/gi,
    cut: /\\(?:x[0-9a-f]?)?$/i,
    byteOf: (match) => Number.parseInt(match.slice(2), 16),
  },
  {
    has: '\\012',
    pattern: /\\0[0-3][0-7]/g,
    cut: /\\(?:0[0-3]?)?$/,
    byteOf: (match) => Number.parseInt(match.slice(1), 8),
  },
  { has: '\\n', pattern: /\\[rnt"\\/]/g, cut: /(?<!\\)\\$/, byteOf: (match) => LETTERS[match[1]!]! },
  {
    has: '<0A>',
    pattern: /<0[0-9A-F]>/gi,
    cut: /<(?:0[0-9A-F]?)?$/i,
    byteOf: (match) => Number.parseInt(match.slice(1, 3), 16),
  },
];
const LETTERS: Record<string, number> = { r: 13, n: 10, t: 9, '"': 34, '\\': 92, '/': 47 };

/** The text (Latin-1) with escaped line ends undone, without the part of one that a cut record ends with; null when there are none. */
export function unescapeLineEnds(text: string): string | null {
  for (const { has, pattern, cut, byteOf } of FORMS) {
    if (!text.includes(has) && !text.includes(has.toUpperCase())) continue;
    return text.replace(cut, '').replace(pattern, (match) => String.fromCharCode(byteOf(match)));
  }
  return null;
}
