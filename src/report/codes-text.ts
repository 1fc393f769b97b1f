import type { CodeEntry } from '../codes/code-table.ts';
import type { Words } from '../codes/words.ts';
import { cardOf } from './codes-card.ts';
import { type CodeList, listsOf } from './codes-list.ts';
import { displayWidth } from './display-width.ts';
import { firstSentence } from './first-sentence.ts';
import { lightTable, tableWidth } from './light-table.ts';
import { wrap } from './wrap.ts';

/** Narrower than this nothing is laid out well; lines are this long then. */
const LEAST_COLUMNS = 40;
/** Below this the last column before the meaning is left out. */
const COLUMNS_FOR_ALL = 64;
/** How wide the columns before the meaning may be, as a share of the line; and never narrower than a long word. */
const WIDEST_SHARES = [0.28, 0.28, 0.18];
const LONG_WORD = 14;

/** One entry in full, for a terminal. */
export function textCard(entry: CodeEntry, words: Words, columns: number): string {
  const width = Math.max(columns, LEAST_COLUMNS);
  const card = cardOf(entry, words);
  const indent = Math.max(...card.facts.map(([label]) => displayWidth(label))) + 2;
  const lines = [...wrap(card.title, width), '', ...wrap(card.meaning, width), ''];
  for (const [label, value] of card.facts) {
    const [first, ...rest] = wrap(value, width - indent);
    lines.push(label + ' '.repeat(indent - displayWidth(label)) + first);
    for (const line of rest) lines.push(' '.repeat(indent) + line);
  }
  for (const { label, items } of card.lists) {
    lines.push('', label);
    for (const item of items) {
      const [first, ...rest] = wrap(item, width - 4);
      lines.push(`  - ${first}`, ...rest.map((line) => `    ${line}`));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Several entries, for a terminal: one table a kind, with the first sentence of each meaning. */
export function textTables(entries: readonly CodeEntry[], words: Words, columns: number): string {
  const lists = listsOf(entries, words);
  const width = Math.max(columns, LEAST_COLUMNS);
  const parts = lists.map((list) => {
    const heading = lists.length > 1 ? `${words.codeKind[list.kind]}\n` : '';
    return heading + [...textTable(list, width)].join('');
  });
  return parts.join('\n');
}

function textTable(list: CodeList, columns: number): Iterable<string> {
  const leading = columns < COLUMNS_FOR_ALL ? Math.min(list.heads.length - 1, 2) : list.heads.length - 1;
  const pick = (row: readonly string[]): string[] => [...row.slice(0, leading), row.at(-1)!];
  const rows = list.rows.map((row) => [...pick(row).slice(0, -1), firstSentence(row.at(-1)!)]);
  const heads = pick(list.heads);
  const widths = heads.slice(0, -1).map((head, i) => {
    const natural = Math.max(displayWidth(head), ...rows.map((row) => displayWidth(row[i]!)));
    return Math.min(natural, Math.max(Math.floor(columns * (WIDEST_SHARES[i] ?? 0)), LONG_WORD));
  });
  widths.push(columns - tableWidth([...widths, 0]));
  return lightTable(
    widths.map((width) => ({ width })),
    [heads, ...rows].map((row) => row.map((cell, i) => wrap(cell, widths[i]!).join('\n'))),
  );
}
