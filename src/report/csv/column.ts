import { csvText, type Cell } from './csv-text.ts';

/** A column: its name in the header row, and what stands in it. Columns may be added at the end, never moved. */
export type Column<Row> = readonly [name: string, cell: (row: Row) => Cell];

/** Rows written at once. */
const BATCH = 500;

/** A header row, and a row for each. */
export function* csvTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Iterable<string> {
  yield csvText([columns.map(([name]) => name)]);
  for (let at = 0; at < rows.length; at += BATCH)
    yield csvText(rows.slice(at, at + BATCH).map((row) => columns.map(([, cell]) => cell(row))));
}
