import { visibleText } from './visible-text.ts';

/** What Markdown, with GitHub's additions, or the HTML in it would take as markup inside a line. */
const MARKUP = /[\\`*_{}[\]<>#|~&$!]/g;

/**
 * What GitHub and GitLab turn into links, notifications or pictures after Markdown has been read, so that a backslash does
 * not stop them: mentions and mail addresses (`@`), issues, merge requests, snippets, milestones and labels (`#1 !1 $1 %1
 * ~x &1`), keys of trackers (`GH-1`), commits, `:emoji:`, and addresses of the web with or without a scheme.
 */
const REFERENCE =
  /@|[#!$%~&^][\p{L}\d_"]|:\d*[A-Za-z_+-][\w+-]*:|:\/\/|[wW]{3}\.|\b[A-Z][A-Z\d]+-\d|\b(?=\d*[a-f])[\da-f]{7,40}\b/u;

/**
 * Makes a string from the wire safe as text inside a line of Markdown; not at its start, where more would be markup. A word
 * that the host would link becomes code, in which nothing is linked.
 */
export function escapeMarkdown(text: string, most?: number): string {
  return escapeWords(visibleText(text, most), code);
}

/** A string from the wire as code, in which nothing is markup or a link. */
export function markdownCode(text: string, most?: number): string {
  return code(visibleText(text, most));
}

/** The same as `escapeMarkdown`, for a cell of a table. */
export function escapeMarkdownCell(text: string, most?: number): string {
  return escapeWords(visibleText(text, most), codeInCell);
}

/** The same as `markdownCode`, for a cell of a table. */
export function markdownCodeCell(text: string, most?: number): string {
  return codeInCell(visibleText(text, most));
}

/** A block of lines as they came; its fence is longer than any inside. */
export function markdownBlock(lines: readonly string[]): string {
  const visible = lines.map((line) => visibleText(line));
  const fence = '`'.repeat(Math.max(3, ...visible.map((line) => longestRun(line) + 1)));
  return `${fence}\n${visible.join('\n')}\n${fence}\n`;
}

function escapeWords(visible: string, asCode: (word: string) => string): string {
  return visible
    .split(/( +)/)
    .map((word) => (REFERENCE.test(word) ? asCode(word) : word.replace(MARKUP, (character) => `\\${character}`)))
    .join('');
}

/** A bar ends a cell even inside code, unless escaped. After a backslash readers disagree whether it is, so it is drawn as a broken one. */
function codeInCell(visible: string): string {
  return code(visible.replace(/(\\*)\|/g, (_bar, before: string) => (before === '' ? '\\|' : `${before}¦`)));
}

function code(visible: string): string {
  const fence = '`'.repeat(longestRun(visible) + 1);
  // A space at both ends is taken off again (CommonMark 6.1).
  const isEdgy = /^[` ]|[` ]$/.test(visible) || visible === '';
  return isEdgy ? `${fence} ${visible} ${fence}` : fence + visible + fence;
}

function longestRun(text: string): number {
  return [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
}
