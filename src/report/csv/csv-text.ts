import { stringify } from 'csv-stringify/sync';
import { visibleText } from '../visible-text.ts';

export type Cell = string | number | boolean | null | undefined;

/** Spreadsheets take no more in a cell. */
const MOST_CHARACTERS = 32_000;

/**
 * Rows of RFC 4180, CRLF at their ends. Text that a spreadsheet would take for a formula gets an apostrophe before it, and what a
 * terminal would obey becomes visible; numbers stay numbers, and what is not known is empty.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map(cellOf)),
    { record_delimiter: 'windows', escape_formulas: true },
  );
}

function cellOf(value: Cell): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return visibleText(value, MOST_CHARACTERS);
  return typeof value === 'number' ? value : String(value);
}
