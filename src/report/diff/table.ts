import { words as wordsOf } from '../../codes/words.ts';
import type { ComparedReport } from '../../comparison.ts';
import type { DiffReport } from '../../result.ts';
import { comparisonLines, type LineContext } from '../comparison-lines.ts';
import { comparisonVerdict } from '../comparison-verdict.ts';
import { reportsText } from '../comparison-view.ts';
import { cut, displayWidth } from '../display-width.ts';
import { escapeTerminal } from '../escape-terminal.ts';
import { flow } from '../flow.ts';
import { glyphs } from '../glyphs.ts';
import { painter, type Style } from '../paint.ts';
import type { ListingOptions } from '../renderer.ts';
import { wrap } from '../wrap.ts';
import { gateTexts, shownDiff, unchangedText } from './shown.ts';

const LEAST_COLUMNS = 60;
const MOST_COLUMNS = 160;
const STYLES: Readonly<Record<DiffReport['verdict'], Style>> = {
  worse: 'red',
  mixed: 'yellow',
  better: 'green',
  same: 'green',
};

/** The verdict, then what is new, gone and changed, one line of what is not, and the gates. */
export function* renderDiffTable(report: DiffReport, options: ListingOptions): Iterable<string> {
  const words = wordsOf(options.language);
  const columns = Math.min(Math.max(options.columns, LEAST_COLUMNS), MOST_COLUMNS);
  const context = { words, glyph: glyphs(options.unicode), paint: painter(options.color), columns };
  const { glyph, paint } = context;
  const verdict = escapeTerminal(comparisonVerdict(report, words, glyph));
  for (const line of wrap(verdict, columns)) yield `${paint(STYLES[report.verdict], line)}\n`;
  yield* flow(
    [side(context, words.comparison.before, report.before), side(context, words.comparison.after, [report.after])],
    ` ${glyph.dot} `,
    columns,
  );
  const { sections, unchanged, aside } = shownDiff(report, options, words);
  for (const { heading, rows, more } of sections) {
    yield `\n${paint('bold', heading.toUpperCase())}\n`;
    yield* comparisonLines(rows, context);
    if (more !== null) yield `  ${more}\n`;
  }
  if (unchanged.length > 0) {
    const fits = (line: string): boolean => displayWidth(line) <= columns;
    const line = unchangedText(unchanged.map(escapeTerminal), words, fits);
    yield `\n${cut(line, columns, glyph.ellipsis)}\n`;
  }
  if (aside !== null) for (const line of wrap(aside, columns)) yield `${paint('dim', line)}\n`;
  yield* gates(report, context);
}

/** `before: a.json, 1000 calls` */
function side({ words, glyph, columns }: LineContext, label: string, reports: readonly ComparedReport[]) {
  const calls = reports.reduce((sum, report) => sum + report.calls, 0);
  const noun = calls === 1 ? words.noun.call : words.noun.calls;
  const name = cut(escapeTerminal(reportsText(reports, words)), columns >> 1, glyph.ellipsis);
  return { text: `${label}: ${name}, ${calls} ${noun}` };
}

function* gates({ gates: results, language }: DiffReport, { words, paint, columns }: LineContext): Iterable<string> {
  if (results.length === 0) return;
  yield `\n${paint('bold', words.heading.gates)}\n`;
  for (const gate of results) {
    const [status, expression, reason] = gateTexts(gate, words, language);
    const text = escapeTerminal(`${status} ${expression}${reason === '' ? '' : `: ${reason}`}`);
    const style = gate.status === 'fail' ? 'red' : gate.status === 'pass' ? 'green' : 'dim';
    for (const line of wrap(text, columns - 2)) yield `  ${paint(style, line)}\n`;
  }
}
