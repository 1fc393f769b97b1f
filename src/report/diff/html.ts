import { words as wordsOf, type Words } from '../../codes/words.ts';
import type { ComparedReport, ComparisonRow } from '../../comparison.ts';
import type { DiffReport, GateResult, Language } from '../../result.ts';
import { chanceText, figureText } from '../comparison-figures.ts';
import { comparisonVerdict } from '../comparison-verdict.ts';
import { reportsText } from '../comparison-view.ts';
import { escapeXml } from '../escape-xml.ts';
import { glyphs } from '../glyphs.ts';
import type { ListingOptions } from '../renderer.ts';
import { diffStyle } from './html-style.ts';
import { gateTexts, MOST_UNCHANGED, shownDiff, unchangedText } from './shown.ts';

/** The comparison as one page: no script, nothing fetched, dark where the reader wants it. */
export function* renderDiffHtml(report: DiffReport, options: ListingOptions): Iterable<string> {
  const words = wordsOf(options.language);
  const { comparison } = words;
  const verdict = comparisonVerdict(report, words, glyphs(true));
  yield `<!doctype html>\n<html lang="${options.language}">\n<head>\n<meta charset="utf-8">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  yield `<title>${comparison.title}</title>\n${diffStyle()}\n</head>\n<body>\n<main>\n<h1>${comparison.title}</h1>\n`;
  yield `<p class="verdict ${report.verdict}">${escapeXml(verdict)}</p>\n<dl>\n`;
  yield side(comparison.before, report.before, words);
  yield side(comparison.after, [report.after], words);
  yield '</dl>\n';
  const { sections, unchanged, aside } = shownDiff(report, options, words);
  for (const { heading, rows, more } of sections) {
    yield `<section>\n<h2>${heading}</h2>\n`;
    if (rows.length > 0) yield* table(rows, words);
    if (more !== null) yield `<p>${more}</p>\n`;
    yield '</section>\n';
  }
  if (unchanged.length > 0)
    yield `<p class="dim">${unchangedText(unchanged.map(codeText), words, (line) => line.length <= MOST_UNCHANGED)}</p>\n`;
  if (aside !== null) yield `<p class="dim">${escapeXml(aside)}</p>\n`;
  yield* gates(report.gates, words, options.language);
  yield '</main>\n</body>\n</html>\n';
}

function codeText(text: string): string {
  return `<code>${escapeXml(text)}</code>`;
}

function* table(rows: readonly ComparisonRow[], words: Words): Iterable<string> {
  const { before, after, chance } = words.comparison;
  const heads = ['', '', before, after, chance].map((head) =>
    head === '' ? '<td></td>' : `<th scope="col">${head}</th>`,
  );
  yield `<div class="wide">\n<table>\n<tr>${heads.join('')}</tr>\n`;
  for (const row of rows) yield tableRow(row, words);
  yield '</table>\n</div>\n';
}

function side(label: string, reports: readonly ComparedReport[], words: Words): string {
  const calls = reports.reduce((sum, report) => sum + report.calls, 0);
  const noun = calls === 1 ? words.noun.call : words.noun.calls;
  return `<dt>${label}</dt><dd><code>${escapeXml(reportsText(reports, words))}</code>, ${calls} ${noun}</dd>\n`;
}

function tableRow(row: ComparisonRow, words: Words): string {
  const tone = row.worse === null ? '' : row.worse ? ' class="worse"' : ' class="better"';
  const text = row.text === null ? '' : ` ${escapeXml(row.text)}`;
  const figures = [row.before, row.after].map((figure) => `<td class="number">${figureText(row, figure)}</td>`);
  const what = `<th scope="row"><code>${escapeXml(row.key)}</code>${text}</th>`;
  const kind = `<td class="dim">${words.comparison[row.kind]}</td>`;
  return `<tr${tone}>${kind}${what}${figures.join('')}<td class="dim">${escapeXml(chanceText(row, words))}</td></tr>\n`;
}

function* gates(results: readonly GateResult[], words: Words, language: Language): Iterable<string> {
  if (results.length === 0) return;
  yield `<section>\n<h2>${words.heading.gates.toLowerCase()}</h2>\n<ul>\n`;
  for (const gate of results) {
    const [status, expression, reason] = gateTexts(gate, words, language);
    const why = reason === '' ? '' : ` <span class="dim">${escapeXml(reason)}</span>`;
    yield `<li class="${gate.status}"><strong>${status}</strong> <code>${escapeXml(expression)}</code>${why}</li>\n`;
  }
  yield '</ul>\n</section>\n';
}
