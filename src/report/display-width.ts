/** Nearly every text: characters of one column, of which none joins with the next. */
const PLAIN = /^[\x20-\x7e\xa1-\u02ff\u0370-\u10ff\u2010-\u2027\u2192\u2265]*$/;
// The `v` flag is newer than the language level that the compiler is set to.
const CLUSTER = new RegExp('\\p{RGI_Emoji}|\\p{Emoji_Presentation}|[^]', 'gv');
const COMBINING = /^[\u0300-\u036f]$/;

/** Blocks that East Asian terminals show two columns wide (UAX #11: W and F), first and last code point. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3040, 0x3247],
  [0x3250, 0x4dbf],
  [0x4e00, 0xa4c6],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1b000, 0x1b001],
  [0x1f200, 0x1f251],
  [0x20000, 0x3fffd],
];

/** Columns that a text takes on a terminal. The text holds no control characters and no colours. Counts as cli-table3 does, which pads the cells, but knows newer emoji. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const [cluster] of text.matchAll(CLUSTER)) width += clusterWidth(cluster);
  return width;
}

/** The longest beginning of a text that fits `columns`, marked with `ellipsis` when something was left out. */
export function cut(text: string, columns: number, ellipsis: string): string {
  if (displayWidth(text) <= columns) return text;
  const room = columns - displayWidth(ellipsis);
  return `${headThatFits(text, Math.max(room, 0))}${ellipsis}`;
}

/** The longest beginning of a text that takes at most `columns`, never ending inside a character. */
export function headThatFits(text: string, columns: number): string {
  if (PLAIN.test(text)) return text.slice(0, columns);
  let width = 0;
  let end = 0;
  for (const [cluster] of text.matchAll(CLUSTER)) {
    width += clusterWidth(cluster);
    if (width > columns) break;
    end += cluster.length;
  }
  return text.slice(0, end);
}

/** Fills up with spaces on the right; a text that is too long is cut. */
export function fit(text: string, columns: number, ellipsis: string): string {
  const short = cut(text, columns, ellipsis);
  return short + ' '.repeat(Math.max(columns - displayWidth(short), 0));
}

function clusterWidth(cluster: string): number {
  if (COMBINING.test(cluster)) return 0;
  const code = cluster.codePointAt(0)!;
  if (cluster.length > (code > 0xffff ? 2 : 1)) return 2;
  if (code < 0x1100) return 1;
  return isWide(code) || /^[\p{Emoji_Presentation}\p{Emoji_Modifier_Base}]$/u.test(cluster) ? 2 : 1;
}

function isWide(code: number): boolean {
  return WIDE.some(([first, last]) => code >= first && code <= last);
}
