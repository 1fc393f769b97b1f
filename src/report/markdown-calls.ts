import type { ResultCall } from '../result.ts';
import { causeText, decisionText, distributionText, secondsText } from './call-decision.ts';
import { callParties, decidedAfter } from './call-text.ts';
import { escapeMarkdownCell, markdownCodeCell } from './escape-markdown.ts';
import { placeText, type TableContext } from './table-context.ts';

const MOST_CALL_ID = 80;
const MOST_CELL = 200;

/** The head of the table of calls. */
export function callsHead({ words }: TableContext, calls: readonly ResultCall[]): string {
  const place = calls.every(({ first }) => 'line' in first) ? words.column.line : words.column.frame;
  const heads = [
    words.ladder.time,
    words.label.call,
    words.label.outcome,
    words.label.responses,
    words.column.after,
    place,
  ];
  return `| ${[...heads, 'Call-ID'].join(' | ')} |\n|${' --- |'.repeat(heads.length + 1)}\n`;
}

/** A call as a row of that table. */
export function callRow(call: ResultCall, context: TableContext): string {
  const decision = [context.words.outcome[call.outcome], decisionText(context, call)].filter((part) => part !== '');
  const cause = causeText(call);
  const cells = [
    context.clock(call.startTime),
    cell(callParties(call, context.glyph.arrow)),
    cell(decision.join(' ') + (cause === null ? '' : `: ${cause}`)),
    cell(distributionText(context, call.responses)),
    secondsText(decidedAfter(call)),
    placeText(context, call.first),
    markdownCodeCell(call.callId, MOST_CALL_ID),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function cell(text: string): string {
  return escapeMarkdownCell(text, MOST_CELL);
}
