import { escapeTerminal } from './escape-terminal.ts';

/** Makes a string from the wire one line of plain text for markup, of at most so many characters. */
export function visibleText(text: string, most = Number.POSITIVE_INFINITY): string {
  const visible = escapeTerminal(text);
  if (visible.length <= most) return visible;
  // Never ending inside a character beyond the basic plane.
  return `${visible.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}
