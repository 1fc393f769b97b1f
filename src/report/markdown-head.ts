import type { CallRatio } from '../figures.ts';
import { fillTemplate } from './fill-template.ts';
import { gatesFailed, verdictMark } from './markdown-gates.ts';
import { inlineText, lineText } from './markdown-text.ts';
import { LEAST_CALLS, percent, seconds } from './metric-numbers.ts';
import type { TableContext } from './table-context.ts';
import { tableHead } from './table-head.ts';
import { tableTimeline } from './table-timeline.ts';
import { tableVerdict } from './table-verdict.ts';

/** Ratios that people compare from night to night. */
const RATIOS: readonly CallRatio[] = ['asr', 'ner', 'ser', 'seer'];
/** Columns that a line of bars may take: a phone shows no more. */
const TIMELINE_COLUMNS = 72;

/** The verdict as a heading of one line, what was read, and the metrics in a line. */
export function markdownHead(context: TableContext): string {
  const { result, options, words } = context;
  const [verdict = '', ...further] = linesOf(tableVerdict(context));
  const heading = `## ${verdictMark(result)}${gatesFailed(result, context)}${inlineText(verdict)}\n`;
  const generated =
    options.generatedAt === null ? [] : [fillTemplate(words.markdown.generated, { time: options.generatedAt })];
  const lines = [...further, ...linesOf(tableHead(context)), ...metricLine(context), ...generated];
  return `${heading}\n${lines.map((line) => `${lineText(line)}\n`).join('\n')}\n`;
}

/** How the failures lie over time. */
export function markdownTimeline(context: TableContext): string {
  const lines = linesOf(tableTimeline({ ...context, columns: TIMELINE_COLUMNS }));
  return lines.map((line) => `\`\`\`\n${line}\n\`\`\`\n\n`).join('');
}

/** `ASR 28.6% · NER 50.0% · … · PDD 0.100 s, 95%: 1.000 s`; nothing of few calls. */
function metricLine({ result: { metrics } }: TableContext): string[] {
  if (metrics.asr.denominator < LEAST_CALLS) return [];
  const ratios = RATIOS.flatMap((name) => {
    const { value } = metrics[name];
    return value === null ? [] : [`${name.toUpperCase()} ${percent(value)}%`];
  });
  const { p50, p95 } = metrics.pdd;
  const delay = p50 === null || p95 === null ? [] : [`PDD ${seconds(p50)} s (95%: ${seconds(p95)} s)`];
  return [[...ratios, ...delay].join(' · ')];
}

function linesOf(pieces: Iterable<string>): string[] {
  return [...pieces]
    .join('')
    .split('\n')
    .filter((line) => line !== '');
}
