import { words as wordsOf } from '../codes/words.ts';
import type { Ladder, LadderReport } from '../ladder.ts';
import { displayWidth } from './display-width.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { fillTemplate } from './fill-template.ts';
import { flow } from './flow.ts';
import { glyphs } from './glyphs.ts';
import type { LadderContext } from './ladder-context.ts';
import type { LadderRenderOptions } from './ladder-renderer.ts';
import { ladderRows } from './ladder-rows.ts';
import { ladderHead, ladderLegs, ladderNotes, ladderSummary } from './ladder-summary.ts';
import { painter, type Paint } from './paint.ts';
import { styleOfCode, styleOfFault } from './style-of-code.ts';
import { wrap } from './wrap.ts';

/** Narrower than this nothing can be drawn. */
const LEAST_COLUMNS = 50;

/** Ladders for the terminal, one after another. */
export function* renderLadderTable(report: LadderReport, options: LadderRenderOptions): Iterable<string> {
  const context: LadderContext = {
    report,
    options,
    words: wordsOf(options.language),
    glyph: glyphs(options.unicode),
    paint: painter(options.color),
    columns: Math.max(options.columns, LEAST_COLUMNS),
  };
  for (const [i, ladder] of report.ladders.entries()) {
    if (i > 0) yield `\n${context.paint('dim', context.glyph.rule.repeat(context.columns))}\n\n`;
    yield* head(context, ladder);
    yield '\n';
    if (ladder.messages.length > 0) yield* ladderRows(context, ladder);
    yield* notes(context, ladder);
    yield* summary(context, ladder);
  }
  if (report.notShown > 0) {
    const values = { hidden: report.notShown, all: report.notShown + report.ladders.length };
    yield `\n${context.paint('dim', fillTemplate(context.words.ladder.moreCalls, values))}\n`;
  }
}

function* head({ report, words, glyph, paint, columns }: LadderContext, ladder: Ladder): Iterable<string> {
  const { callId, parties, outcome, status, facts } = ladderHead(ladder, words, glyph.arrow);
  const { fault, finalCode } = ladder.call;
  const dot = ` ${glyph.dot} `;
  const part = (text: string, style: Parameters<Paint>[0] | null): { text: string; painted: string }[] => {
    const safe = escapeTerminal(text);
    return wrap(safe, columns).map((line) => ({ text: line, painted: style === null ? line : paint(style, line) }));
  };
  yield* flow(
    [
      ...part(callId, 'bold'),
      ...part(parties, null),
      ...part(outcome, ladder.call.outcome === 'answered' ? 'green' : styleOfFault(fault)),
      ...(status === '' ? [] : part(status, finalCode === null ? null : styleOfCode(finalCode))),
    ],
    dot,
    columns,
  );
  yield* flow(
    facts.flatMap((text) => part(text, 'dim')),
    dot,
    columns,
  );
  if (report.inputs.length > 1) {
    const used = new Set(ladder.messages.map(({ input }) => input));
    const names = report.inputs.flatMap((path, i) => (used.has(i) ? part(`${i + 1} ${path}`, 'dim') : []));
    yield* flow(names, dot, columns);
  }
  for (const leg of ladderLegs(ladder, words)) for (const line of wrap(escapeTerminal(leg), columns)) yield `${line}\n`;
}

function* notes({ words, paint, columns }: LadderContext, ladder: Ladder): Iterable<string> {
  for (const note of ladderNotes(ladder, words))
    for (const line of wrap(note, columns)) yield `${paint('dim', line)}\n`;
}

/** Labels on the left, their texts beside them. */
function* summary({ report, words, paint, columns }: LadderContext, ladder: Ladder): Iterable<string> {
  const rows = ladderSummary(ladder, report, words);
  if (rows.length === 0) return;
  yield '\n';
  const width = Math.max(...rows.map(({ label }) => displayWidth(label)), 5) + 2;
  for (const { label, text, isItem } of rows) {
    const bullet = isItem ? '- ' : '';
    const isCode = /^\d{3}$/.test(label);
    const style = isCode ? styleOfCode(Number(label)) : 'bold';
    for (const [i, line] of wrap(escapeTerminal(text), columns - width - bullet.length).entries()) {
      const left = i === 0 ? paint(style, label) + ' '.repeat(width - displayWidth(label)) : ' '.repeat(width);
      yield `${left}${i === 0 ? bullet : ' '.repeat(bullet.length)}${line}\n`;
    }
  }
}
