import { words as wordsOf, type Words } from '../codes/words.ts';
import type { Ladder, LadderReport } from '../ladder.ts';
import { escapeMarkdown, markdownBlock, markdownCode } from './escape-markdown.ts';
import { fillTemplate } from './fill-template.ts';
import { factLines, mermaidBlock, rowLines } from './ladder-markdown-parts.ts';
import type { LadderRenderOptions } from './ladder-renderer.ts';
import { ladderHead, ladderSummary, messagePlace } from './ladder-summary.ts';
import { messageLabel } from './ladder-details.ts';
import { linesOf } from './lines-of.ts';

/** Ladders as Markdown: a Mermaid diagram of each call, and below it what it means. */
export function* renderLadderMarkdown(report: LadderReport, options: LadderRenderOptions): Iterable<string> {
  const words = wordsOf(options.language);
  for (const [i, ladder] of report.ladders.entries()) {
    if (i > 0) yield '\n';
    yield `${head(ladder, words)}\n\n`;
    yield mermaidBlock(ladder, { words, ports: options.ports });
    yield [...factLines(ladder, words), ...rowLines(ladderSummary(ladder, report, words))].join('');
    yield* texts(ladder, report, words);
  }
  if (report.notShown > 0) {
    const values = { hidden: report.notShown, all: report.notShown + report.ladders.length };
    yield `\n${escapeMarkdown(fillTemplate(words.ladder.moreCalls, values))}\n`;
  }
}

function head(ladder: Ladder, words: Words): string {
  const { callId, parties, outcome, status, facts } = ladderHead(ladder, words, '→');
  const verdict = [parties, outcome, status].filter((part) => part !== '').map((part) => escapeMarkdown(part));
  return `## ${markdownCode(callId)}\n\n**${verdict.join(' · ')}**\n\n${facts.map((fact) => escapeMarkdown(fact)).join(' · ')}`;
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
