import type { ComparisonRow } from '../comparison.ts';
import { comparisonLines } from './comparison-lines.ts';
import { comparisonVerdict } from './comparison-verdict.ts';
import { comparisonView } from './comparison-view.ts';
import { displayWidth } from './display-width.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { fillTemplate } from './fill-template.ts';
import type { TableContext } from './table-context.ts';
import { wrap } from './wrap.ts';

/** The whole section takes no more, so that the causes stay on the first screen. */
const MOST_LINES = 8;
/** The verdict, which names the most of it. */
const MOST_VERDICT = 2;

/** What the baseline did not have, or had otherwise: what is known already is no news. */
export function* tableSince(context: TableContext): Iterable<string> {
  const { result, words, glyph, paint, columns } = context;
  const comparison = result.baseline;
  if (comparison === null) return;
  const heading = words.comparison.sinceLastTime;
  // Two spaces after the heading, which wrapping would make one.
  const place = '-'.repeat(displayWidth(heading) + 1);
  const text = `${place} ${escapeTerminal(comparisonVerdict(comparison, words, glyph))}`;
  const verdict = wrap(text, columns, MOST_VERDICT, glyph.ellipsis);
  yield '\n';
  for (const [i, line] of verdict.entries())
    yield i === 0 ? `${paint('bold', heading)} ${line.slice(place.length)}\n` : `${line}\n`;
  const room = MOST_LINES - verdict.length;
  const rows = comparisonView(comparison).sections.flatMap((section) => section.rows.filter(isNews));
  const shown = rows.length > room ? rows.slice(0, room - 1) : rows;
  const lead = ({ change }: ComparisonRow): string =>
    words.comparison[change === 'new' || change === 'gone' ? change : 'changed'];
  yield* comparisonLines(shown, { words, glyph, paint, columns }, lead);
  const more = rows.length - shown.length;
  if (more > 0) yield `  ${fillTemplate(words.comparison.andMore, { more })}\n`;
}

/** Something new, or a change that chance does not make. Phones are new hops every night. */
function isNews({ kind, change, beyondChance }: ComparisonRow): boolean {
  return beyondChance || (change === 'new' && kind !== 'hop');
}
