import type { Result } from '../result.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import type { RenderOptions } from './renderer.ts';
import { tableContext, type TableContext } from './table-context.ts';

/** Characters of a text from the wire that are told; a header may have a hundred thousand. */
const MOST_TEXT = 300;

/** What the sections share with those of the table, whose lines are as long as they need to be here. */
export function markdownContext(result: Result, options: RenderOptions): TableContext {
  return {
    ...tableContext(result, { ...options, color: false, unicode: true }),
    columns: Number.POSITIVE_INFINITY,
  };
}

/** A section: its heading, and its lines or blocks. */
export function markdownSection(heading: string, body: string): string {
  return body === '' ? '' : `### ${heading}\n\n${body}\n`;
}

/** `WHY CALLS FAILED` as a heading that does not shout. */
export function calmHeading(text: string): string {
  return text.slice(0, 1) + text.slice(1).toLowerCase();
}

/** A text from the wire, or one with such in it, inside a line. */
export function inlineText(text: string): string {
  return escapeMarkdown(text, MOST_TEXT);
}

/** The same at the start of a line, where dashes, numbers and spaces would begin something. */
export function lineText(text: string): string {
  return inlineText(text.trimStart())
    .replace(/^(?=[-+=])/, '\\')
    .replace(/^(\d{1,9})(?=[.)])/, '$1\\');
}

/** `a.`, and `a.` of `a.`: our sentences end, whatever was put together to them. */
export function asSentence(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}
