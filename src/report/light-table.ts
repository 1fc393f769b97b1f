import Table from 'cli-table3';

/** One column of a table without lines. */
export interface LightColumn {
  /** Display columns. */
  width: number;
  align?: 'left' | 'right';
}

/** A row of cells (lines of a cell are parted by a line feed), or one text below them that spans all columns. */
export type LightRow = readonly string[] | { span: string };

/** Spaces between two columns: a padding and a border, because cli-table3 takes borders for one column wide in cells that span. */
const PADDING = 1;
export const GAP = PADDING + 1;

const CHARS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
};

/**
 * A table without lines around it; no line ends in spaces. Cells must already fit their columns.
 * @param columnsForSpans display columns that a spanning text may take, where that is more than the table does
 */
export function* lightTable(
  columns: readonly LightColumn[],
  rows: readonly LightRow[],
  columnsForSpans = 0,
): Iterable<string> {
  if (rows.length === 0) return;
  const rest = columnsForSpans - tableWidth(columns.map(({ width }) => width)) - GAP;
  const layout = rest > 0 ? [...columns, { width: rest }] : columns;
  const table = new Table({
    chars: CHARS,
    colWidths: layout.map(({ width }) => width + PADDING),
    colAligns: layout.map(({ align }) => align ?? 'left'),
    style: { 'padding-left': 0, 'padding-right': PADDING, head: [], border: [] },
  });
  for (const row of rows) {
    if ('span' in row) table.push([{ content: row.span, colSpan: layout.length }]);
    else table.push(layout.map((_, i) => row[i] ?? ''));
  }
  for (const line of table.toString().split('\n')) yield `${line.trimEnd()}\n`;
}

/** Width of the columns with the gaps between them. */
export function tableWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP * Math.max(widths.length - 1, 0);
}
