import { words as wordsOf, type Words } from '../codes/words.ts';
import type { Ladder, LadderReport } from '../ladder.ts';
import { escapeMarkdown, markdownBlock, markdownCode } from './escape-markdown.ts';
import { fillTemplate } from './fill-template.ts';
import { ladderMermaid } from './ladder-mermaid.ts';
import type { LadderRenderOptions } from './ladder-renderer.ts';
import { ladderHead, ladderLegs, ladderNotes, ladderSummary, messagePlace } from './ladder-summary.ts';
import { messageLabel } from './ladder-details.ts';
import { linesOf } from './lines-of.ts';

/** Ladders as Markdown: a Mermaid diagram of each call, and below it what it means. */
export function* renderLadderMarkdown(report: LadderReport, options: LadderRenderOptions): Iterable<string> {
  const words = wordsOf(options.language);
  for (const [i, ladder] of report.ladders.entries()) {
    if (i > 0) yield '\n';
    yield `${head(ladder, words)}\n\n`;
    if (ladder.messages.length > 0)
      yield `\`\`\`mermaid\n${ladderMermaid(ladder, { words, ports: options.ports })}\`\`\`\n\n`;
    const lines = [...ladderLegs(ladder, words), ...ladderNotes(ladder, words)].map(
      (line) => `- ${escapeMarkdown(line)}\n`,
    );
    const rows = summaryLines(ladder, report, words);
    yield [...lines, ...rows].join('');
    yield* texts(ladder, report, words);
  }
  if (report.notShown > 0) {
    const values = { hidden: report.notShown, all: report.notShown + report.ladders.length };
    yield `\n${escapeMarkdown(fillTemplate(words.ladder.moreCalls, values))}\n`;
  }
}

function head(ladder: Ladder, words: Words): string {
  const { callId, parties, outcome, status, facts } = ladderHead(ladder, words, '→');
  const verdict = [parties, outcome, status].filter((part) => part !== '').map(escapeMarkdown);
  return `## ${markdownCode(callId)}\n\n**${verdict.join(' · ')}**\n\n${facts.map(escapeMarkdown).join(' · ')}`;
}

/** Rows without a label belong to the one above. */
function summaryLines(ladder: Ladder, report: LadderReport, words: Words): string[] {
  return ladderSummary(ladder, report, words).map(({ label, text, isItem }) => {
    const start = label === '' || isItem ? '' : `**${escapeMarkdown(label)}**: `;
    const title = label !== '' && isItem ? `- **${escapeMarkdown(label)}**:\n` : '';
    return `${title}${isItem ? '  - ' : '- '}${start}${escapeMarkdown(text)}\n`;
  });
}

/** Session descriptions or messages as they came, where they were asked for. */
function* texts(ladder: Ladder, report: LadderReport, words: Words): Iterable<string> {
  for (const message of ladder.messages) {
    const text = message.raw ?? message.body;
    if (text === undefined) continue;
    const noun = message.frame === undefined ? words.column.line : words.column.frame;
    yield `\n**${escapeMarkdown(`${noun} ${messagePlace(message, report)}: ${messageLabel(message)}`)}**\n\n${markdownBlock(linesOf(text))}`;
  }
}
