import { visibleText } from './visible-text.ts';

/** What Markdown, with GitHub's additions, or the HTML in it would take as markup inside a line. */
const MARKUP = /[\\`*_{}[\]<>#|~&$!]|:(?=\/\/)/g;

/** Makes a string from the wire safe as text inside a line of Markdown; not at its start, where more would be markup. */
export function escapeMarkdown(text: string): string {
  return visibleText(text).replace(MARKUP, (character) => `\\${character}`);
}

/** A string from the wire as code, in which nothing is markup or a link. */
export function markdownCode(text: string): string {
  const visible = visibleText(text);
  const fence = '`'.repeat(longestRun(visible) + 1);
  // A space at both ends is taken off again (CommonMark 6.1).
  const isEdgy = /^[` ]|[` ]$/.test(visible) || visible === '';
  return isEdgy ? `${fence} ${visible} ${fence}` : fence + visible + fence;
}

/** A block of lines as they came; its fence is longer than any inside. */
export function markdownBlock(lines: readonly string[]): string {
  const visible = lines.map((line) => visibleText(line));
  const fence = '`'.repeat(Math.max(3, ...visible.map((line) => longestRun(line) + 1)));
  return `${fence}\n${visible.join('\n')}\n${fence}\n`;
}

function longestRun(text: string): number {
  return [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
}
