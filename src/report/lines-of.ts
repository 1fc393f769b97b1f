/** The lines of a message or a body as it came, whatever ends them; empty ones at the end are left out. */
export function linesOf(text: string): string[] {
  return text.replace(/[\r\n]+$/, '').split(/\r\n|\r|\n/);
}
