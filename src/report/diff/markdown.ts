import { words as wordsOf, type Words } from '../../codes/words.ts';
import type { ComparedReport, ComparisonRow } from '../../comparison.ts';
import type { DiffReport } from '../../result.ts';
import { chanceText, figureText } from '../comparison-figures.ts';
import { comparisonVerdict } from '../comparison-verdict.ts';
import { reportsText } from '../comparison-view.ts';
import { escapeMarkdown, markdownCode } from '../escape-markdown.ts';
import { glyphs } from '../glyphs.ts';
import type { ListingOptions } from '../renderer.ts';
import { gateTexts, MOST_UNCHANGED, shownDiff, unchangedText } from './shown.ts';

/** The comparison for a job summary or a comment. */
export function* renderDiffMarkdown(report: DiffReport, options: ListingOptions): Iterable<string> {
  const words = wordsOf(options.language);
  const glyph = glyphs(options.unicode);
  const { comparison } = words;
  yield `## ${comparison.title}\n\n`;
  yield `**${escapeMarkdown(comparisonVerdict(report, words, glyph))}**\n\n`;
  yield side(comparison.before, report.before, words);
  yield side(comparison.after, [report.after], words);
  const { sections, unchanged, aside } = shownDiff(report, options, words);
  for (const { heading, rows, more } of sections) {
    yield `\n### ${heading[0]?.toUpperCase()}${heading.slice(1)}\n\n`;
    if (rows.length > 0) yield* table(rows, words);
    if (more !== null) yield `${rows.length > 0 ? '\n' : ''}${more}\n`;
  }
  if (unchanged.length > 0)
    yield `\n${unchangedText(unchanged.map(cell), words, (line) => line.length <= MOST_UNCHANGED)}\n`;
  if (aside !== null) yield `\n${escapeMarkdown(aside)}\n`;
  if (report.gates.length > 0) yield `\n### ${words.heading.gates[0]}${words.heading.gates.slice(1).toLowerCase()}\n\n`;
  for (const gate of report.gates) {
    const [status, expression, reason] = gateTexts(gate, words, options.language);
    yield `- **${status}** ${markdownCode(expression)}${reason === '' ? '' : `: ${escapeMarkdown(reason)}`}\n`;
  }
}

function* table(rows: readonly ComparisonRow[], words: Words): Iterable<string> {
  const { comparison } = words;
  yield `| | | | ${comparison.before} | ${comparison.after} | ${comparison.chance} |\n`;
  yield '| --- | --- | --- | ---: | ---: | --- |\n';
  for (const row of rows) {
    const figures = [figureText(row, row.before), figureText(row, row.after)];
    const texts = [comparison[row.kind], cell(row.key), escapeMarkdown(row.text ?? ''), ...figures];
    yield `| ${texts.join(' | ')} | ${escapeMarkdown(chanceText(row, words))} |\n`;
  }
}

function side(label: string, reports: readonly ComparedReport[], words: Words): string {
  const calls = reports.reduce((sum, report) => sum + report.calls, 0);
  const noun = calls === 1 ? words.noun.call : words.noun.calls;
  return `- ${label}: ${cell(reportsText(reports, words))}, ${calls} ${noun}\n`;
}

/** Code inside the cell of a table, which a bar would end even there. */
function cell(text: string): string {
  return text.includes('|') ? escapeMarkdown(text) : markdownCode(text);
}
