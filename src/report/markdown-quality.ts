import { fillTemplate } from './fill-template.ts';
import { calmHeading, inlineText, markdownSection } from './markdown-text.ts';
import { doubtfulInputs, noteText } from './note-text.ts';
import type { TableContext } from './table-context.ts';

const MOST_INPUTS = 12;
const MOST_NOTES = 5;

/** What was wrong or doubtful inside the inputs. */
export function markdownQuality(context: TableContext): string {
  const { words, result } = context;
  const inputs = doubtfulInputs(result);
  const lines = inputs.slice(0, MOST_INPUTS).flatMap((input) => {
    const state = input.complete ? '' : `: ${words.sentence.incomplete}`;
    const notes = input.notes.slice(0, MOST_NOTES).map((note) => `  - ${inlineText(noteText(context, note))}\n`);
    const more = input.notes.length - notes.length;
    if (more > 0) notes.push(`  - ${fillTemplate(words.markdown.moreNotes, { more })}\n`);
    return [`- ${inlineText(input.path)}${state}\n`, ...notes];
  });
  const more = inputs.length - MOST_INPUTS;
  if (more > 0) lines.push(`- ${fillTemplate(words.markdown.moreInputs, { more })}\n`);
  return markdownSection(calmHeading(words.section.captureQuality), lines.join(''));
}
