import type { Dialect, EmitMessage, RowReader } from '../dialect.ts';
import { DbTextRows, JsonRows, SeparatedRows } from '../row-readers.ts';
import { RowOrder } from '../row-order.ts';
import { isTraceTable } from '../siptrace-row.ts';
import { COPY, INSERT, SqlRows } from '../sql-rows.ts';

const SEPARATORS = [',', ';', '\t', '|'];
const DB_TEXT_HEAD = /^\w+\(\w+(?:,\w+)*\)(?:[ \t]*\w+\(\w+(?:,\w+)*\))+/;
/** A row of JSON may be spread over lines, and an export may begin with words about itself. */
const JSON_LINES = 40;

/** The table of the module siptrace (Kamailio) or tracer (OpenSIPS), as db_text or exported. */
export const siptrace: Dialect = {
  name: 'siptrace',
  program: 'siptrace',
  howToTrace: 'the siptrace module (trace_on, and sip_trace() in the script)',
  signature: null,
  boundary: null,
  rowsAreRaw: true,
  rows(head, emit) {
    const order = new RowOrder(emit);
    const reader = readerOf(head, order.add);
    if (reader === null) return null;
    const end = (): void => {
      reader.end();
      order.flush();
    };
    return { line: (line) => reader.line(line), end };
  },
};

function readerOf(head: readonly string[], emit: EmitMessage): RowReader | null {
  const first = head[0];
  if (first === undefined) return null;
  if (DB_TEXT_HEAD.test(first)) {
    const names = [...first.matchAll(/(\w+)\(/g)].map((match) => match[1]!.toLowerCase());
    return isTraceTable(names) ? new DbTextRows(emit) : null;
  }
  if (head.some((line) => INSERT.test(line) || COPY.test(line))) return new SqlRows(emit);
  const separator = SEPARATORS.find((one) => isTraceTable(namesIn(first, one)));
  if (separator !== undefined) return new SeparatedRows(separator, emit);
  const isJson = /^\s*[[{]/.test(first) && isTraceTable(keysIn(head.slice(0, JSON_LINES).join('\n')));
  return isJson ? new JsonRows(emit) : null;
}

function namesIn(line: string, separator: string): string[] {
  return line.split(separator).map((name) => name.replaceAll('"', '').trim().toLowerCase());
}

function keysIn(text: string): string[] {
  return [...text.matchAll(/"(\w+)"\s*:/g)].map((match) => match[1]!.toLowerCase());
}
