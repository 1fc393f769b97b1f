import type { Words } from '../codes/words.ts';
import type { Ladder } from '../ladder.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { ladderMermaid, type MermaidOptions } from './ladder-mermaid.ts';
import { ladderLegs, ladderNotes, type SummaryRow } from './ladder-summary.ts';

/** The picture of a ladder, as a fenced block and an empty line; nothing when no message is known. */
export function mermaidBlock(ladder: Ladder, options: MermaidOptions): string {
  if (ladder.messages.length === 0) return '';
  return `\`\`\`mermaid\n${ladderMermaid(ladder, options)}\`\`\`\n\n`;
}

/** Items about the legs in a ladder and what it leaves out. */
export function factLines(ladder: Ladder, words: Words): string[] {
  return [...ladderLegs(ladder, words), ...ladderNotes(ladder, words)].map((line) => `- ${escapeMarkdown(line)}\n`);
}

/** Items about what a call means. Rows without a label belong to the one above. */
export function rowLines(rows: readonly SummaryRow[]): string[] {
  return rows.map(({ label, text, isItem }) => {
    const start = label === '' || isItem ? '' : `**${escapeMarkdown(label)}**: `;
    const title = label !== '' && isItem ? `- **${escapeMarkdown(label)}**:\n` : '';
    return `${title}${isItem ? '  - ' : '- '}${start}${escapeMarkdown(text)}\n`;
  });
}
