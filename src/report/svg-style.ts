import type { LadderMessage } from '../ladder.ts';
import type { ResultCall } from '../result.ts';

/** Display columns are this wide and lines this high: the text is monospaced. */
export const FONT_SIZE = 12;
export const COLUMN_WIDTH = 7.25;
export const LINE_HEIGHT = 17;

/** What a shape or text is, for its colour. */
export type SvgRole = 'text' | 'dim' | 'line' | 'request' | 'progress' | 'success' | 'redirect' | 'failure' | 'warning';

/** Colours on white and on black, each with enough contrast for text (WCAG AA). */
export const COLOURS: Readonly<Record<SvgRole, readonly [light: string, dark: string]>> = {
  text: ['#1f2328', '#e6edf3'],
  dim: ['#59636e', '#9198a1'],
  line: ['#c1c8cf', '#4a525b'],
  request: ['#1f2328', '#e6edf3'],
  progress: ['#59636e', '#9198a1'],
  success: ['#1a7f37', '#3fb950'],
  redirect: ['#0969da', '#58a6ff'],
  failure: ['#cf222e', '#ff7b72'],
  warning: ['#8a5a00', '#d29922'],
};
export const PAPER = ['#ffffff', '#0d1117'] as const;

/** The style of a picture: dark where the reader wants it. Classes begin with `sml-`, so that pages can overrule them. */
export function svgStyle(): string {
  const rules = (shade: 0 | 1): string =>
    `.sml-paper{fill:${PAPER[shade]}}` +
    Object.entries(COLOURS)
      .map(([role, colours]) => `.sml-${role}{stroke:${colours[shade]};color:${colours[shade]}}`)
      .join('');
  // A label that crosses a lifeline keeps clear of it.
  const halo = (shade: 0 | 1): string => `.sml text.sml-label{stroke:${PAPER[shade]}}`;
  const base =
    '.sml text{fill:currentColor;stroke:none}.sml text.sml-label{stroke-width:4px;paint-order:stroke}' +
    '.sml path.sml-head{fill:currentColor}';
  return `<style>${base}${rules(0)}${halo(0)}@media (prefers-color-scheme:dark){${rules(1)}${halo(1)}}</style>`;
}

/** The background, where styles are not applied as well. */
export function svgPaper(width: number, height: number): string {
  return `<rect class="sml-paper" width="${width}" height="${height}" fill="${PAPER[0]}"/>`;
}

/** The class of a role, and for readers without styles its colour on white. @param also a further class */
export function svgRole(role: SvgRole, also = ''): string {
  return `class="sml-${role}${also && ` ${also}`}" color="${COLOURS[role][0]}"`;
}

/** Whose doing the outcome of a call was. */
export function roleOfCall({ outcome, fault }: ResultCall): SvgRole {
  if (outcome === 'answered') return 'success';
  if (fault === 'network') return 'failure';
  if (fault === 'callee') return 'warning';
  return fault === 'caller' ? 'redirect' : 'dim';
}

/** What a message is. */
export function roleOf({ code }: LadderMessage): SvgRole {
  if (code === null) return 'request';
  if (code < 200) return 'progress';
  if (code < 300) return 'success';
  return code < 400 ? 'redirect' : 'failure';
}
