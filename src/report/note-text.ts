import type { Result, ResultInput } from '../result.ts';
import type { TableContext } from './table-context.ts';

/** Inputs that could not be read in full, or of which something is noted. */
export function doubtfulInputs({ inputs }: Result): ResultInput[] {
  return inputs.filter((input) => input.notes.length > 0 || !input.complete);
}

/** `capture-truncated ×2 (frame 14): …`; as in the input. */
export function noteText(context: TableContext, note: ResultInput['notes'][number]): string {
  const count = note.count === 1 ? '' : ` ${context.glyph.times}${note.count}`;
  const place = note.first === null ? '' : ` (${placeWords(context, note.first)})`;
  return `${note.code}${count}${place}: ${note.detail}`;
}

function placeWords(context: TableContext, place: NonNullable<ResultInput['notes'][number]['first']>): string {
  const { column } = context.words;
  if ('frame' in place) return `${column.frame} ${place.frame}`;
  return 'line' in place ? `${column.line} ${place.line}` : `${column.byte} ${place.byte}`;
}
