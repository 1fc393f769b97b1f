import type { Result } from '../result.ts';
import { callColumns } from './csv/call-columns.ts';
import { csvTable } from './csv/column.ts';
import { FINDING_COLUMNS, RESPONSE_COLUMNS } from './csv/row-columns.ts';
import type { RenderOptions, RowKind } from './renderer.ts';
import { selectCalls } from './select-calls.ts';

const TABLES: Readonly<Record<RowKind, (result: Result, options: RenderOptions) => Iterable<string>>> = {
  calls: (result, options) => csvTable(callColumns(result.inputs), selectCalls(result.calls, options)),
  responses: (result) => csvTable(RESPONSE_COLUMNS, result.responses),
  findings: (result) => csvTable(FINDING_COLUMNS, result.findings),
};

/** A table for spreadsheets and scripts; `--rows` says of what. */
export function renderCsv(result: Result, options: RenderOptions): Iterable<string> {
  return TABLES[options.rows](result, options);
}
