import { findingSubject, findingsToTell } from './finding-text.ts';
import { asSentence, calmHeading, inlineText, lineText, markdownSection } from './markdown-text.ts';
import type { FindingRow } from '../result.ts';
import { isBroken, registrationCounts } from './registration-text.ts';
import { knownText, type TableContext } from './table-context.ts';

/** What was found besides the causes, each with the first thing to do; and registrations, when some did not work. */
export function markdownFindings(context: TableContext): string {
  const { words, result } = context;
  const items = findingsToTell(result).map((finding) => {
    const what = inlineText(asSentence(`${findingSubject(finding, context)}: ${finding.summary ?? finding.title}`));
    return `- ${what}\\\n  ${lineText(knownOr(context, finding, finding.advice))}\n`;
  });
  if (result.registrations.some(isBroken))
    items.push(`- ${calmHeading(words.heading.registrations)}: ${registrationCounts(context)}\n`);
  return markdownSection(calmHeading(words.heading.also), items.join(''));
}

/** What is known needs no advice. */
function knownOr(context: TableContext, { ignored, calls }: FindingRow, advice: string): string {
  return ignored === undefined ? advice : knownText(context, ignored, calls);
}
