import { failureLines, NO_FAULT, type FailureLine } from './failure-lines.ts';
import { failureNumbers } from './failure-numbers.ts';
import { fillTemplate } from './fill-template.ts';
import { asSentence, calmHeading, inlineText, lineText, markdownSection } from './markdown-text.ts';
import { knownText, type TableContext } from './table-context.ts';

/** Causes told with their advice; a tired reader acts on no more. */
const MOST_CAUSES = 8;
const MOST_NAMED = 6;

/** Why calls failed: what, how many, since when, where, and what to do; in one line who did not answer without a fault. */
export function markdownFailures(context: TableContext): string {
  const { words, result } = context;
  const rows = result.failures.filter(({ outcome }) => outcome !== 'unknown');
  const lines = failureLines(
    context,
    rows.filter(({ outcome }) => !NO_FAULT.has(outcome)),
  );
  const others = failureLines(
    context,
    rows.filter(({ outcome }) => NO_FAULT.has(outcome)),
  );
  const items = lines.slice(0, MOST_CAUSES).map((line) => causeItem(line, context));
  const rest = lines.slice(MOST_CAUSES);
  if (rest.length > 0) {
    const calls = rest.reduce((sum, { count }) => sum + count, 0);
    items.push(`- ${fillTemplate(words.sentence.moreCauses, { more: rest.length, calls })}\n`);
  }
  const faults = markdownSection(calmHeading(words.heading.whyCallsFailed), items.join(''));
  if (others.length === 0) return faults;
  const named = others.slice(0, MOST_NAMED).map(({ count, title }) => `${count} × ${inlineText(title)}`);
  if (others.length > MOST_NAMED) named.push('…');
  return `${faults}${calmHeading(words.section.noFault)}: ${named.join(', ')}.\n\n`;
}

/** `5 × 503 Service Unavailable · since 19:42:09 · at ≥127.0.0.40`, and below it one thing to do. */
function causeItem(line: FailureLine, context: TableContext): string {
  const { label } = context.words;
  const [count, , since, at] = failureNumbers(context, line);
  const says = [
    `**${count} × ${inlineText(line.title)}**`,
    ...(since === '' ? [] : [`${label.since} ${since}`]),
    ...(at === '' ? [] : [`${label.at} ${inlineText(at)}`]),
  ];
  // A line break that no editor takes away, unlike two spaces.
  const { ignored, calls } = line.row;
  const below = ignored === undefined ? line.advice : knownText(context, ignored, calls);
  const advice = below === null ? '' : `\\\n  ${lineText(asSentence(below))}`;
  return `- ${says.join(' · ')}${advice}\n`;
}
