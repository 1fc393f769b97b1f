import { displayWidth } from './display-width.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { firstSentence } from './first-sentence.ts';
import { lightTable, tableWidth } from './light-table.ts';
import { styleOfCode } from './style-of-code.ts';
import type { TableContext } from './table-context.ts';
import { wrap } from './wrap.ts';

const NARROW = 100;
const statusWidth = (columns: number): number => (columns < NARROW ? 31 : 37);
const MEANING_LINES = 2;

/** Every response code seen, with its count and its meaning. */
export function* tableResponses(context: TableContext): Iterable<string> {
  const { responses } = context.result;
  if (responses.length === 0) return;
  const { words, paint, columns, glyph } = context;
  const statuses = responses.map((row) => escapeTerminal(`${row.code} ${row.phrase}`));
  const counts = [words.label.count, ...responses.map((row) => String(row.count))];
  const resent = [words.column.resent, ...responses.map((row) => String(row.retransmissions))];
  const width = (texts: readonly string[]): number => Math.max(...texts.map(displayWidth));
  const heading = words.section.responsesSeen;
  const widths = [
    Math.min(statusWidth(columns), Math.max(width(statuses), displayWidth(heading))),
    width(counts),
    width(resent),
  ];
  const room = columns - tableWidth([...widths, 0]);
  const rows = [[paint('bold', heading), paint('dim', counts[0]!), paint('dim', resent[0]!), '']];
  for (const [i, row] of responses.entries()) {
    const status = wrap(statuses[i]!, widths[0]!, MEANING_LINES, glyph.ellipsis);
    const meaning = wrap(escapeTerminal(firstSentence(row.meaning)), room, MEANING_LINES, glyph.ellipsis);
    rows.push([
      status.map((line) => paint(styleOfCode(row.code), line)).join('\n'),
      counts[i + 1]!,
      row.retransmissions === 0 ? '' : resent[i + 1]!,
      meaning.join('\n'),
    ]);
  }
  yield '\n';
  yield* lightTable(
    [
      { width: widths[0]! },
      { width: widths[1]!, align: 'right' },
      { width: widths[2]!, align: 'right' },
      { width: room },
    ],
    rows,
  );
}
