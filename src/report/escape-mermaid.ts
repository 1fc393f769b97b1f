import { visibleText } from './visible-text.ts';

/**
 * What Mermaid may take for syntax: `;` and a line break end a statement, `#` begins an entity or a comment, `%%` a
 * comment, `:` a text (and `wrap:`), `<` HTML; quotes, brackets and backquotes Markdown and the fence around it.
 */
const SYNTAX = /[^\p{L}\p{M}\p{N}\p{S} .,/()@+=?!…·→—–-]|[<>`^~|$]/gu;

/** Makes a string from the wire safe as a text of a Mermaid diagram: everything that could be syntax becomes `#35;` and the like. */
export function escapeMermaid(text: string, most?: number): string {
  return visibleText(text, most).replace(SYNTAX, (character) => `#${character.codePointAt(0)};`);
}
