import type { Ladder, LadderReport } from '../ladder.ts';
import { callKind } from './call-kind.ts';
import { markdownCode } from './escape-markdown.ts';
import { escapeXml } from './escape-xml.ts';
import { factLines, mermaidBlock, rowLines } from './ladder-markdown-parts.ts';
import { ladderHead, ladderSummary } from './ladder-summary.ts';
import type { TableContext } from './table-context.ts';
import { visibleText } from './visible-text.ts';

const MOST_STATUS = 80;
const MOST_CALL_ID = 200;

/** A ladder behind a line that opens it: the picture, the cause and what to do. */
export function foldedLadder(ladder: Ladder, report: LadderReport, { words }: TableContext): string {
  const { parties, outcome, status, callId } = ladderHead(ladder, words, '→');
  const finalCode = String(ladder.call.finalCode);
  // Of the codes only the one that decided needs its meaning here.
  const rows = ladderSummary(ladder, report, words).filter(
    ({ label }) => !/^\d{3}$/.test(label) || label === finalCode,
  );
  const decided = status === '' ? outcome : `${wireText(status)} · ${outcome}`;
  const body = [
    mermaidBlock(ladder, { words, ports: false }),
    `- **Call-ID**: ${markdownCode(callId, MOST_CALL_ID)}\n`,
    ...factLines(ladder, words),
    ...rowLines(rows),
  ];
  return `${foldStart(`${decided} · ${wireText(parties)}`)}${body.join('')}\n${FOLD_END}`;
}

/** The calls worth a picture: one of each kind, and only faults of the network when there are any. */
export function laddersWorthReading({ ladders }: LadderReport): readonly Ladder[] {
  const kinds = ladders.map(({ call }) => callKind(call));
  const different = ladders.filter((_ladder, i) => kinds.indexOf(kinds[i] ?? '') === i);
  const faults = different.filter(({ call }) => call.fault === 'network');
  return faults.length > 0 ? faults : different;
}

/** The begin of what is folded; Markdown follows. @param summary HTML */
export function foldStart(summary: string): string {
  return `<details><summary>${summary}</summary>\n\n`;
}

export const FOLD_END = '</details>\n\n';

/** A text from the wire in the line that opens, where Markdown is not read: code, so that nothing in it becomes a link. */
function wireText(text: string): string {
  return `<code>${escapeXml(visibleText(text, MOST_STATUS))}</code>`;
}
