import type { Words } from '../codes/words.ts';
import type { Ladder, LadderMessage } from '../ladder.ts';
import { escapeMermaid } from './escape-mermaid.ts';
import { fillTemplate } from './fill-template.ts';
import { ladderColumns } from './ladder-columns.ts';
import { messageDetails, messageLabel, offsetText, timesText } from './ladder-details.ts';
import { legLetter } from './ladder-summary.ts';

/** Mermaid refuses diagrams of more than 50,000 characters. */
const MOST_CHARACTERS = 45_000;
const MOST_LABEL = 120;
const MOST_DETAIL = 160;

export interface MermaidOptions {
  words: Words;
  ports: boolean;
}

/** A ladder as a Mermaid sequence diagram: requests with solid lines, responses with dashed ones, details as notes. */
export function ladderMermaid(ladder: Ladder, { words, ports }: MermaidOptions): string {
  const { names, of } = ladderColumns(ladder, ports, words);
  const lines = [
    'sequenceDiagram',
    ...names.map((name, i) => `    participant H${i} as ${escapeMermaid(name, MOST_LABEL)}`),
  ];
  const details = messageDetails(ladder, words);
  let length = lines.join('\n').length;
  for (const [i, message] of ladder.messages.entries()) {
    const added = messageLines(ladder, message, details[i]!, of);
    length += added.reduce((sum, line) => sum + line.length + 1, 0);
    if (length > MOST_CHARACTERS) {
      const text = fillTemplate(words.ladder.omitted, { count: ladder.messages.length - i });
      lines.push(`    Note over H0: ${escapeMermaid(text)}`);
      break;
    }
    lines.push(...added);
  }
  return `${lines.join('\n')}\n`;
}

function messageLines(
  ladder: Ladder,
  message: LadderMessage,
  details: readonly string[],
  of: readonly number[],
): string[] {
  const [from, to] = [of[message.source]!, of[message.destination]!];
  const arrow = message.code === null ? '->>' : '-->>';
  const leg = ladder.legs.length < 2 ? '' : `${legLetter(message.leg)} · `;
  const label = escapeMermaid(messageLabel(message) + timesText(message, '×'), MOST_LABEL);
  const notes = [...details, ...message.findings.map((index) => `! ${ladder.call.findings[index]!.summary}`)].map(
    (text) => escapeMermaid(text, MOST_DETAIL),
  );
  const ends = from === to ? `H${from}` : `H${Math.min(from, to)},H${Math.max(from, to)}`;
  return [
    `    H${from}${arrow}H${to}: ${leg}${label} · ${escapeMermaid(offsetText(message.offset))}`,
    ...(notes.length === 0 ? [] : [`    Note over ${ends}: ${notes.join('<br/>')}`]),
  ];
}
