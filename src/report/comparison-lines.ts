import type { Words } from '../codes/words.ts';
import type { ComparisonRow } from '../comparison.ts';
import { changeText, chanceText } from './comparison-figures.ts';
import { whatText } from './comparison-view.ts';
import { cut, displayWidth } from './display-width.ts';
import { escapeTerminal } from './escape-terminal.ts';
import type { Glyphs } from './glyphs.ts';
import { lightTable, tableWidth } from './light-table.ts';
import type { Paint, Style } from './paint.ts';

/** What lines of a comparison on a terminal need. */
export interface LineContext {
  words: Words;
  glyph: Glyphs;
  paint: Paint;
  columns: number;
}

const INDENT = 2;

/**
 * One line a row: what it is, from what to what, and whether that can be chance.
 * @param lead what became of the row, where no heading says it
 */
export function* comparisonLines(
  rows: readonly ComparisonRow[],
  context: LineContext,
  lead: (row: ComparisonRow) => string = () => '',
): Iterable<string> {
  const { words, glyph, paint, columns } = context;
  if (rows.length === 0) return;
  const cells = rows.map((row) => {
    const what = [lead(row), escapeTerminal(whatText(row, words))].filter((text) => text !== '').join(' ');
    return [what, changeText(row, glyph), chanceText(row, words)];
  });
  const width = (i: number): number => Math.max(...cells.map((cell) => displayWidth(cell[i] ?? '')));
  const numbers = [width(1), width(2)];
  const room = Math.min(width(0), columns - INDENT - tableWidth([0, ...numbers]));
  const table = rows.map((row, n) => {
    const [what = '', change = '', chance = ''] = cells[n] ?? [];
    return [paint(styleOf(row), cut(what, room, glyph.ellipsis)), change, paint('dim', chance)];
  });
  const lines = lightTable([{ width: room }, { width: numbers[0]!, align: 'right' }, { width: numbers[1]! }], table);
  for (const line of lines) yield ' '.repeat(INDENT) + line;
}

function styleOf({ worse }: ComparisonRow): Style {
  if (worse === null) return 'bold';
  return worse ? 'red' : 'green';
}
