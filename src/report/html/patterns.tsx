import type { FaultGroup } from '../../figures.ts';
import type { Children, Part } from './markup.ts';

/** What a bar stands for: calls of one group, a number that has none, or the rest of a whole. */
export type Fill = FaultGroup | 'plain' | 'rest';

/** What a bar is filled with: colours that come from the style of the page, and hatching that needs none. */
export function fillOf(fill: Fill): string {
  return `url(#fill-${fill})`;
}

/** The fills of all charts, told apart in black and white too. */
export const Patterns: Part<object> = () => (
  <svg class="defs" width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      <Pattern group="answered" colour="#8fd3a2" />
      <Pattern group="network" colour="#cf222e" />
      <Pattern group="callee" colour="#b77a11">
        <path d="M-2 2L2 -2M0 8L8 0M6 10L10 6" stroke="#fff" stroke-width="1.6" stroke-opacity="0.75" />
      </Pattern>
      <Pattern group="caller" colour="#3f8cdb">
        <circle cx="4" cy="4" r="1.5" fill="#fff" fill-opacity="0.85" />
      </Pattern>
      <Pattern group="none" colour="#8c959f">
        <path d="M0 4H8" stroke="#fff" stroke-width="1.6" stroke-opacity="0.75" />
      </Pattern>
      <Pattern group="unknown" colour="#d8dee4">
        <path d="M4 0V8" stroke="#59636e" stroke-width="1" />
      </Pattern>
      <Pattern group="plain" colour="#0969da" />
      <Pattern group="rest" colour="#d8dee4" />
    </defs>
  </svg>
);

const Pattern = ({ group, colour, children }: { group: Fill; colour: string; children?: Children }) => (
  <pattern id={`fill-${group}`} width="8" height="8" patternUnits="userSpaceOnUse">
    <rect class={`bar-${group}`} width="8" height="8" fill={colour} />
    {children}
  </pattern>
);
