import { csvText } from './csv/csv-text.ts';
import { RECORD_COLUMNS } from './csv/row-columns.ts';
import type { ResponseFormat } from './response-format.ts';

/** One row a response, under a header row. */
export function responseCsv(): ResponseFormat {
  return {
    head: csvText([RECORD_COLUMNS.map(([name]) => name)]),
    record: (record) => csvText([RECORD_COLUMNS.map(([, cell]) => cell(record))]),
    tail: () => '',
  };
}
