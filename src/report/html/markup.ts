import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { escapeTerminal } from '../escape-terminal.ts';

/** A component of this report: what it needs, and its elements, or null when there is nothing to say. */
export type Part<P> = (props: P) => VNode | null;

export type Children = ComponentChildren;

/** HTML in which every text is escaped already. */
export type Markup = string & { readonly isMarkup: true };

/**
 * Elements as HTML. Preact escapes every text and attribute; what it lets through, and a reader would obey (control
 * characters, bidi overrides, lone surrogates), becomes visible here, line feeds apart.
 */
export function markupOf(element: VNode | null): Markup {
  return element === null ? asMarkup('') : asMarkup(`${inert(renderToString(element))}\n`);
}

/** A picture of this report, which escapes its texts by itself, as HTML. */
export function pictureMarkup(svg: string): Markup {
  return asMarkup(inert(svg));
}

/** What an element holds that was made before it: the one way around the escaping of Preact, open to markup alone. */
export function holding(...pieces: readonly Markup[]): { dangerouslySetInnerHTML: { __html: string } } {
  return { dangerouslySetInnerHTML: { __html: pieces.join('') } };
}

function inert(html: string): string {
  return html.split('\n').map(escapeTerminal).join('\n');
}

function asMarkup(html: string): Markup {
  return html as Markup;
}
