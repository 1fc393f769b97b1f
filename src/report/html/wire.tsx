import { visibleText } from '../visible-text.ts';
import type { Part } from './markup.ts';

/** Characters of one text from the wire that a page shows, where nothing else is said. */
const MOST = 400;

/** A text from the wire: inert, and kept from reordering what stands around it. */
export const Wire: Part<{ text: string; most?: number }> = ({ text, most = MOST }) => (
  <bdi dir="auto">{visibleText(text, most)}</bdi>
);

/** A command to copy. The script adds the button. */
export const Command: Part<{ line: string }> = ({ line }) => (
  <code class="cmd" translate={false}>
    {line}
  </code>
);
