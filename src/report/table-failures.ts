import type { FailureRow } from '../result.ts';
import { callExample } from './call-example.ts';
import { cut, displayWidth } from './display-width.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { fillTemplate } from './fill-template.ts';
import { failureLines, NO_FAULT, type FailureLine } from './failure-lines.ts';
import { failureNumbers } from './failure-numbers.ts';
import { GAP, lightTable, tableWidth, type LightRow } from './light-table.ts';
import { styleOfFault } from './style-of-code.ts';
import { knownText, type TableContext } from './table-context.ts';
import { wrap } from './wrap.ts';

/** Index of the column of hops. */
const AT = 3;
const LEAST_AT_WIDTH = 8;
const INDENT = '  ';
/** Causes told on the first screen; a tired reader acts on no more. */
const MOST_LINES = 8;

/** Why calls failed, by the cause or code that decided them; then those that ended without an answer and without a fault. */
export function* tableFailures(context: TableContext): Iterable<string> {
  const rows = context.result.failures.filter((row) => row.outcome !== 'unknown');
  const { heading, section } = context.words;
  yield* failureSection(
    context,
    heading.whyCallsFailed,
    rows.filter((row) => !NO_FAULT.has(row.outcome)),
  );
  yield* failureSection(
    context,
    section.noFault,
    rows.filter((row) => NO_FAULT.has(row.outcome)),
  );
}

function* failureSection(context: TableContext, heading: string, rows: readonly FailureRow[]): Iterable<string> {
  if (rows.length === 0) return;
  const { words } = context;
  const { label } = words;
  const { paint } = context;
  const all = failureLines(context, rows);
  const lines = all.slice(0, MOST_LINES);
  const cells = lines.map((line) => failureNumbers(context, line));
  const heads = [label.calls, words.column.share, label.since, label.at];
  // Nothing may be known of times and hops.
  const used = heads.flatMap((_, i) => (cells.some((cell) => cell[i] !== '') ? [i] : []));
  const widths = used.map((i) => {
    const width = Math.max(displayWidth(heads[i]!), ...cells.map((cell) => displayWidth(cell[i]!)));
    return i === AT ? Math.min(Math.max(width, LEAST_AT_WIDTH), Math.floor(context.columns / 4)) : width;
  });
  const room = context.columns - tableWidth([0, ...widths]);
  const bold = (text: string): string =>
    wrap(text, room)
      .map((line) => paint('bold', line))
      .join('\n');
  const table: LightRow[] = [[bold(heading), ...used.map((i) => paint('dim', heads[i]!))]];
  const told = new Set<FailureRow>();
  for (const [n, line] of lines.entries()) {
    const title = wrap(line.title, room).map((text) => paint(styleOfFault(line.row.fault), text));
    table.push([title.join('\n'), ...used.map((i, k) => cut(cells[n]![i]!, widths[k]!, context.glyph.ellipsis))]);
    for (const text of explain(context, line)) table.push({ span: INDENT + text });
    if (!told.has(line.row)) for (const text of known(context, line.row)) table.push({ span: INDENT + text });
    told.add(line.row);
  }
  yield '\n';
  const columns = [{ width: room }, ...used.map((i, k) => ({ width: widths[k]!, align: alignOf(i) }))];
  yield* lightTable(columns, table);
  const rest = all.slice(MOST_LINES);
  if (rest.length === 0) return;
  const calls = rest.reduce((sum, { count }) => sum + count, 0);
  yield `${INDENT}${fillTemplate(words.sentence.moreCauses, { more: rest.length, calls })}\n`;
}

function alignOf(column: number): 'left' | 'right' {
  return column < 2 ? 'right' : 'left';
}

/** One thing to do, and one call to look at. What nobody is at fault for needs neither. */
function explain(context: TableContext, { row, advice, calls }: FailureLine): string[] {
  if (NO_FAULT.has(row.outcome)) return [];
  const { columns, glyph, paint } = context;
  const example = calls.length === 0 ? null : callExample(calls[0]!.callId, context.result.calls);
  const room = columns - INDENT.length;
  const toDo = advice === null ? [] : wrap(escapeTerminal(advice), room, 1, glyph.ellipsis);
  if (example === null) return toDo;
  const [text = ''] = toDo;
  const gap = room - displayWidth(text) - displayWidth(example);
  if (gap >= GAP) return [`${text}${' '.repeat(gap)}${paint('dim', example)}`];
  return [...toDo, paint('dim', example)];
}

/** That the user knows of it: once for a row, however many lines it is split into. */
function known(context: TableContext, { ignored, calls }: FailureRow): string[] {
  if (ignored === undefined) return [];
  const { columns, paint } = context;
  return wrap(knownText(context, ignored, calls), columns - INDENT.length).map((line) => paint('dim', line));
}
