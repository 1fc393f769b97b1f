import type { ResultInput } from '../result.ts';
import { escapeTerminal } from './escape-terminal.ts';
import type { TableContext } from './table-context.ts';
import { wrap } from './wrap.ts';

/** What was wrong or doubtful inside the inputs: last, because it explains the rest and is not the news. */
export function* tableQuality(context: TableContext): Iterable<string> {
  const { words, glyph, paint, columns } = context;
  const doubtful = context.result.inputs.filter((input) => input.notes.length > 0 || !input.complete);
  if (doubtful.length === 0) return;
  yield `\n${paint('bold', words.section.captureQuality)}\n`;
  for (const input of doubtful) {
    const state = input.complete ? '' : `: ${words.sentence.incomplete}`;
    for (const line of wrap(`${escapeTerminal(input.path)}${state}`, columns - 2)) yield `  ${line}\n`;
    for (const note of input.notes) {
      const count = note.count === 1 ? '' : ` ${glyph.times}${note.count}`;
      const place = note.first === null ? '' : ` (${placeWords(context, note.first)})`;
      const text = `${note.code}${count}${place}: ${note.detail}`;
      for (const line of wrap(escapeTerminal(text), columns - 4)) yield `    ${line}\n`;
    }
  }
}

function placeWords(context: TableContext, place: NonNullable<ResultInput['notes'][number]['first']>): string {
  const { column } = context.words;
  if ('frame' in place) return `${column.frame} ${place.frame}`;
  return 'line' in place ? `${column.line} ${place.line}` : `${column.byte} ${place.byte}`;
}
