import { displayWidth } from './display-width.ts';

/** A piece of a line: what counts for its width, and what is written (the same in colour). */
export interface FlowPart {
  text: string;
  painted?: string;
}

/** Puts parts after one another, with a separator between them, on as many lines as they need. No part is broken. */
export function* flow(parts: readonly FlowPart[], separator: string, columns: number): Iterable<string> {
  // At the end of a line a comma stays, and a dot that only parts is left out.
  const hanging = separator.startsWith(' ') ? '' : separator.trimEnd();
  let line = '';
  let width = 0;
  for (const [i, { text, painted = text }] of parts.entries()) {
    const own = displayWidth(text);
    const needed = own + (i === parts.length - 1 ? 0 : hanging.length);
    if (line !== '' && width + separator.length + needed > columns) {
      yield `${line}${hanging}\n`;
      line = painted;
      width = own;
    } else {
      width += own + (line === '' ? 0 : separator.length);
      line += line === '' ? painted : separator + painted;
    }
  }
  if (line !== '') yield `${line}\n`;
}
