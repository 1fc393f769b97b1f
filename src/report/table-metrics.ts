import type { Ratio, Statistics } from '../figures.ts';
import { displayWidth } from './display-width.ts';
import { lightTable, tableWidth, type LightColumn, type LightRow } from './light-table.ts';
import { LEAST_CALLS, percent, seconds } from './metric-numbers.ts';
import { DELAYS, RATIOS, type MetricWord } from './metric-rows.ts';
import type { TableContext } from './table-context.ts';
import { wilson } from './wilson.ts';
import { wrap } from './wrap.ts';

/** Ratios with what they are of and how sure they are, then delays in seconds. */
export function* tableMetrics(context: TableContext): Iterable<string> {
  const { metrics } = context.result;
  const { words } = context;
  if (metrics.asr.denominator < LEAST_CALLS) return;
  const ratios = RATIOS.filter(([name, short]) => short !== '' || metrics[name].numerator > 0);
  if (metrics.ira.denominator > 0) ratios.push(['ira', 'IRA']);
  yield '\n';
  yield* block(
    context,
    [words.heading.metrics, words.column.share, words.label.calls, words.column.interval],
    ratios.map(([name, short]) => [name, short, ratioCells(context, metrics[name])]),
  );
  const delays = DELAYS.filter(
    ([name, , sameAs]) =>
      metrics[name].count > 0 && (sameAs === undefined || metrics[name].count < metrics[sameAs].count),
  );
  if (delays.length === 0) return;
  yield '\n';
  yield* block(
    context,
    [words.column.seconds, words.label.calls, words.column.mean, '50%', '95%', words.column.most],
    delays.map(([name, short]) => [name, short, delayCells(metrics[name])]),
  );
}

/** Rows of an abbreviation, what it is of, and numbers. @param heads the heading of the first two columns, and one of each number */
function* block(
  context: TableContext,
  [heading = '', ...heads]: readonly string[],
  rows: readonly [MetricWord, string, string[]][],
): Iterable<string> {
  const { words, paint, columns } = context;
  const width = (texts: readonly string[]): number => Math.max(...texts.map(displayWidth));
  const numbers = heads.map((head, i): LightColumn => ({
    width: width([head, ...rows.map(([, , cells]) => cells[i]!)]),
    align: 'right',
  }));
  const short = Math.max(width(rows.map(([, name]) => name)), displayWidth(heading));
  const room = columns - tableWidth([short, 0, ...numbers.map((column) => column.width)]);
  const text = Math.min(room, width(rows.map(([name]) => words.metric[name])));
  const table: LightRow[] = [[paint('bold', heading), '', ...heads.map((head) => paint('dim', head))]];
  for (const [name, abbreviation, cells] of rows)
    table.push([abbreviation, wrap(words.metric[name], text).join('\n'), ...cells]);
  yield* lightTable([{ width: short }, { width: text }, ...numbers], table);
}

/** `35.9%`, `14/39`, `22.7–51.6%` */
function ratioCells({ words, glyph }: TableContext, { value, numerator, denominator }: Ratio): string[] {
  const interval = wilson(numerator, denominator);
  const of = `${numerator}/${denominator}`;
  if (value === null || interval === null) return [words.column.notAvailable, of, ''];
  return [`${percent(value)}%`, of, `${percent(interval.low)}${glyph.dash}${percent(interval.high)}%`];
}

function delayCells({ count, mean, p50, p95, max }: Statistics): string[] {
  return [String(count), ...[mean, p50, p95, max].map(seconds)];
}
