import type { ComparedReport, ComparisonRow } from '../comparison.ts';
import { changeText, chanceText } from './comparison-figures.ts';
import { changeWord, comparisonNews } from './comparison-news.ts';
import { comparisonVerdict } from './comparison-verdict.ts';
import { reportsText, whatText } from './comparison-view.ts';
import { fillTemplate } from './fill-template.ts';
import { asSentence, calmHeading, inlineText, lineText, markdownSection } from './markdown-text.ts';
import type { TableContext } from './table-context.ts';

/** Changes told one by one; the JSON has all. */
const MOST_TOLD = 10;

/** Since the baseline: the verdict in a sentence, then what is new, gone or changed beyond chance. */
export function markdownBaseline(context: TableContext): string {
  const { words, glyph, result } = context;
  const comparison = result.baseline;
  if (comparison === null) return '';
  const { comparison: say } = words;
  const before = reportsText(comparison.before.map(withoutFolders), words);
  const heading = `${calmHeading(say.sinceLastTime)} (${inlineText(before)})`;
  const rows = comparisonNews(comparison);
  const verdict = comparisonVerdict(comparison, words, glyph);
  const lines = rows.slice(0, MOST_TOLD).map((row) => newsLine(row, context));
  if (rows.length > MOST_TOLD) lines.push(`- ${fillTemplate(say.andMore, { more: rows.length - MOST_TOLD })}\n`);
  const sentence = lineText(asSentence(verdict.slice(0, 1).toUpperCase() + verdict.slice(1)));
  return markdownSection(heading, `${sentence}\n${lines.length === 0 ? '' : `\n${lines.join('')}`}`);
}

/** `**new cause Q.850 34 …**: 0.0% → 14.0%, p < 0.001` */
function newsLine(row: ComparisonRow, { words, glyph }: TableContext): string {
  const what = `${changeWord(row, words)} ${whatText(row, words)}`;
  const numbers = [changeText(row, glyph), chanceText(row, words)].filter((text) => text !== '');
  return `- **${inlineText(what)}**: ${inlineText(numbers.join(', '))}\n`;
}

/** What tells reports apart on a phone is the name of the file. */
function withoutFolders(report: ComparedReport): ComparedReport {
  const name = report.path?.split(/[/\\]/).findLast((segment) => segment !== '');
  return { ...report, path: name ?? report.path };
}
