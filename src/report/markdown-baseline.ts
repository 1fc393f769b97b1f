import type { Comparison, ComparisonRow } from '../comparison.ts';
import { comparedName, comparedNumbers } from './comparison-text.ts';
import { fillTemplate } from './fill-template.ts';
import { inlineText, lineText, markdownSection } from './markdown-text.ts';
import type { TableContext } from './table-context.ts';

/** Changes told one by one; the JSON has all. */
const MOST_NEWS = 12;
/** Of those that are no trouble, named in one line. */
const MOST_NAMED = 8;

/** What is new or worse since the baseline; then in a line each, what is better and what is gone. */
export function markdownBaseline(context: TableContext): string {
  const { baseline } = context.result;
  if (baseline === null) return '';
  const { markdown: say } = context.words;
  const rows = baseline.rows.filter(({ change, significant }) => change === 'new' || change === 'gone' || significant);
  const isNews = ({ change, worse }: ComparisonRow): boolean =>
    change !== 'gone' && change !== 'same' && worse !== false;
  const news = rows.filter(isNews).sort((a, b) => Number(b.significant) - Number(a.significant));
  const lines = news.slice(0, MOST_NEWS).map((row) => newsLine(row, context));
  if (news.length > MOST_NEWS) lines.push(`- ${fillTemplate(say.moreChanges, { more: news.length - MOST_NEWS })}\n`);
  const better = rows.filter((row) => row.change !== 'gone' && row.change !== 'same' && row.worse === false);
  const gone = rows.filter(({ change }) => change === 'gone');
  const quiet = [
    ...namesLine(say.better, better, (row) => `${comparedName(row, context)}: ${comparedNumbers(row, context)}`),
    ...namesLine(say.gone, gone, (row) => comparedName(row, context)),
  ];
  if (news.length === 0) return `${[nothingNew(baseline, context), ...quiet].join('\n')}\n`;
  return markdownSection(heading(baseline, context), [...lines, ...quiet].join(''));
}

function newsLine(row: ComparisonRow, context: TableContext): string {
  return `- **${inlineText(comparedName(row, context))}**: ${inlineText(comparedNumbers(row, context))}\n`;
}

function namesLine(label: string, rows: readonly ComparisonRow[], text: (row: ComparisonRow) => string): string[] {
  if (rows.length === 0) return [];
  const names = rows.slice(0, MOST_NAMED).map((row) => inlineText(text(row)));
  if (rows.length > MOST_NAMED) names.push('…');
  return [`- ${label}: ${names.join('; ')}\n`];
}

function heading({ before }: Comparison, { words: { markdown: say } }: TableContext): string {
  const [only] = before;
  if (before.length !== 1 || only === undefined) return fillTemplate(say.changedOfSeveral, { count: before.length });
  const then = fillTemplate(say.compared, { calls: only.calls });
  return `${inlineText(fillTemplate(say.changed, { path: nameOf(only.path) }))} (${then})`;
}

function nothingNew({ before }: Comparison, { words: { markdown: say } }: TableContext): string {
  const [only] = before;
  if (before.length !== 1 || only === undefined)
    return `${fillTemplate(say.nothingNewOfSeveral, { count: before.length })}\n`;
  return `${lineText(fillTemplate(say.nothingNew, { path: nameOf(only.path) }))}\n`;
}

/** The name of a file without its folders. */
function nameOf(path: string | null): string {
  return path?.split(/[/\\]/).findLast((segment) => segment !== '') ?? '?';
}
