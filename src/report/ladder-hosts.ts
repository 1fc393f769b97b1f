import { cut, displayWidth } from './display-width.ts';
import { flow } from './flow.ts';
import type { LadderContext } from './ladder-context.ts';
import type { Lanes } from './ladder-lanes.ts';

/** Spaces between two names. */
const GAP = 2;

/**
 * The hosts above their lifelines; where their names do not fit, letters, and above these whom they stand for.
 * @param start what stands above the columns left of the lifelines
 */
export function* hostNames(
  { paint, columns, glyph }: LadderContext,
  names: readonly string[],
  lanes: Lanes,
  start: string,
): Iterable<string> {
  const indent = displayWidth(start);
  const room = columns - indent;
  let placed = placeNames(names, lanes, room);
  if (placed === null) {
    const parts = names.map((name, i) => ({ text: `${letter(i)} ${cut(name, columns - 2, glyph.ellipsis)}` }));
    for (const line of flow(parts, ` ${glyph.dot} `, columns)) yield line;
    placed = names.map((_, i) => ({ at: i * lanes.gap, text: letter(i) }));
  }
  let line = '';
  for (const { at, text } of placed) line += ' '.repeat(Math.max(at - displayWidth(line), 0)) + text;
  yield `${paint('dim', start)}${paint('bold', line)}\n`;
}

interface Placed {
  at: number;
  text: string;
}

/** Names that begin at their lifelines; if that is too wide, names that have them in the middle. Null when neither fits. */
function placeNames(names: readonly string[], { gap }: Lanes, room: number): Placed[] | null {
  const lasts = names.length - 1;
  for (const share of [0, 0.5]) {
    const placed = names.map((text, i) => {
      const width = displayWidth(text);
      const at = i * gap - (i === 0 ? 0 : Math.floor(width * share));
      return { at: i === lasts ? Math.max(Math.min(at, room - width), 0) : at, text };
    });
    const isRight = placed.every(({ at, text }, i) => {
      const end = at + displayWidth(text);
      return i === lasts ? end <= room : end + GAP <= placed[i + 1]!.at;
    });
    if (isRight) return placed;
  }
  return null;
}

function letter(column: number): string {
  return String.fromCharCode(65 + column);
}
