import type { FailureRow, Outcome, ResultCall } from '../result.ts';
import { cut, displayWidth } from './display-width.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { firstSentence } from './first-sentence.ts';
import { lightTable, tableWidth, type LightRow } from './light-table.ts';
import { styleOfFault } from './style-of-code.ts';
import { addressText, type TableContext } from './table-context.ts';
import { wrap } from './wrap.ts';

/** How people end calls. They are told apart from faults and never swell them. */
const NO_FAULT: ReadonlySet<Outcome> = new Set(['busy', 'declined', 'no-answer', 'cancelled', 'redirected']);
/** Index of the column of hops. */
const AT = 3;
const LEAST_AT_WIDTH = 8;

/** Why calls failed, by the code that decided them; then those that ended without an answer and without a fault. */
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
  const cells = rows.map((row) => numbersOf(context, row));
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
  for (const [n, row] of rows.entries()) {
    const title = wrap(titleOf(context, row), room).map((line) => paint(styleOfFault(row.fault), line));
    table.push([title.join('\n'), ...used.map((i, k) => cut(cells[n]![i]!, widths[k]!, context.glyph.ellipsis))]);
    for (const line of explain(context, row)) table.push({ span: `  ${line}` });
  }
  yield '\n';
  const columns = [{ width: room }, ...used.map((i, k) => ({ width: widths[k]!, align: alignOf(i) }))];
  yield* lightTable(columns, table);
}

function alignOf(column: number): 'left' | 'right' {
  return column < 2 ? 'right' : 'left';
}

function titleOf(context: TableContext, row: FailureRow): string {
  if (row.code === null) return context.words.sentence.noFinalResponse;
  return escapeTerminal(row.phrase ? `${row.code} ${row.phrase}` : String(row.code));
}

/** Outcome, fault, and what the code means. */
function explain(context: TableContext, row: FailureRow): string[] {
  const { words, columns } = context;
  const fault = row.fault === 'none' ? '' : `, ${words.fault[row.fault]}`;
  return wrap(`${words.outcome[row.outcome]}${fault}: ${escapeTerminal(firstSentence(row.meaning))}`, columns - 2);
}

/** Calls, share, since when, and the hop that decided. */
function numbersOf(context: TableContext, row: FailureRow): string[] {
  const calls = callsOf(context.result.calls, row);
  const share = `${row.share > 0 && row.share < 0.01 ? '<1' : Math.round(row.share * 100)}%`;
  const starts = calls.map((call) => call.startTime).filter((time) => time !== null);
  const since = starts.length > 0 ? context.clock(starts.reduce((a, b) => (a < b ? a : b))) : '';
  return [String(row.calls), share, since, deciders(context, calls)];
}

/** The calls that a row counts; none when they are not all listed, or cannot be told from those of another row. */
function callsOf(calls: readonly ResultCall[], row: FailureRow): ResultCall[] {
  const same = calls.filter((call) => call.outcome === row.outcome);
  const byFinal = same.filter((call) => call.finalCode === row.code);
  const byOrigin = same.filter((call) => (call.originCode ?? call.finalCode) === row.code);
  const byMeaning = byFinal.filter((call) => call.meaning === row.meaning);
  return [byFinal, byOrigin, byMeaning].find((found) => found.length === row.calls) ?? [];
}

/** The hop that decided these calls; how many further ones there are. */
function deciders(context: TableContext, calls: readonly ResultCall[]): string {
  const hops = new Set<string>();
  for (const { decidedBy } of calls) {
    if (decidedBy === null) continue;
    const beyond = decidedBy.certainty === 'at-or-beyond' ? context.glyph.beyond : '';
    hops.add(beyond + addressText(decidedBy.address));
  }
  const [first] = hops;
  if (first === undefined) return '';
  return hops.size === 1 ? first : `${first} +${hops.size - 1}`;
}
