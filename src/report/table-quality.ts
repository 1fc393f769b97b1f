import { escapeTerminal } from './escape-terminal.ts';
import { doubtfulInputs, noteText } from './note-text.ts';
import type { TableContext } from './table-context.ts';
import { wrap } from './wrap.ts';

/** What was wrong or doubtful inside the inputs: last, because it explains the rest and is not the news. */
export function* tableQuality(context: TableContext): Iterable<string> {
  const { words, paint, columns } = context;
  const doubtful = doubtfulInputs(context.result);
  if (doubtful.length === 0) return;
  yield `\n${paint('bold', words.section.captureQuality)}\n`;
  for (const input of doubtful) {
    const state = input.complete ? '' : `: ${words.sentence.incomplete}`;
    for (const line of wrap(`${escapeTerminal(input.path)}${state}`, columns - 2)) yield `  ${line}\n`;
    for (const note of input.notes) {
      for (const line of wrap(escapeTerminal(noteText(context, note)), columns - 4)) yield `    ${line}\n`;
    }
  }
}
