import { displayWidth } from './display-width.ts';

/** An arrow to draw: columns of source and destination, and its label, safe to print. */
export interface LaneArrow {
  from: number;
  to: number;
  label: string;
}

/** Where the lifelines stand. */
export interface Lanes {
  /** Columns between one lifeline and the next. */
  gap: number;
  /** How many lifelines. */
  count: number;
  /** Display columns from the first lifeline to the end of the last. */
  width: number;
  /** Display columns right of that, for details; 0: details stand below their arrow. */
  notes: number;
}

/** Less does not hold an arrow and a method. */
const LEAST_GAP = 9;
const MOST_GAP = 40;
const USUAL_GAP = 16;
/** Details right of the arrows need as much, or they are broken into too many lines. */
const LEAST_NOTES = 26;
const BEFORE_NOTES = 2;
/** Line and head of an arrow, and the spaces around its label: at least, and so that it looks like one. */
const ARROW_WIDTH = 5;
const USUAL_ARROW_WIDTH = 9;
/** A lifeline and a head alone. */
const TIGHT_WIDTH = 2;
/** A label that is cut to less is worth more than the line. */
const LEAST_LABEL = 14;

/**
 * Finds the widest lanes that are of use.
 * @param details the widest detail, 0 when there is none
 * @returns null when so many lifelines do not fit
 */
export function layLanes(count: number, arrows: readonly LaneArrow[], details: number, columns: number): Lanes | null {
  if (count < 2) return { gap: 0, count, width: 1, notes: Math.max(columns - 1 - BEFORE_NOTES, 0) };
  const wanted = arrows.reduce((most, { from, to, label }) => {
    const lanes = Math.max(Math.abs(to - from), 1);
    return Math.max(most, Math.ceil((displayWidth(label) + USUAL_ARROW_WIDTH) / lanes));
  }, USUAL_GAP);
  const ideal = Math.min(wanted, MOST_GAP);
  const widest = Math.floor((columns - 1) / (count - 1));
  const width = (count - 1) * ideal + 1;
  const room = columns - width - BEFORE_NOTES;
  if (room >= Math.min(LEAST_NOTES, details)) return { gap: ideal, count, width, notes: Math.max(room, 0) };
  const gap = Math.min(ideal, widest);
  return gap < LEAST_GAP ? null : { gap, count, width: (count - 1) * gap + 1, notes: 0 };
}

/** What arrows and lifelines are drawn with. */
export interface LaneGlyphs {
  lifeline: string;
  line: string;
  crossing: string;
  startRight: string;
  startLeft: string;
  headRight: string;
  headLeft: string;
}

const UNICODE: LaneGlyphs = {
  lifeline: '│',
  line: '─',
  crossing: '┼',
  startRight: '├',
  startLeft: '┤',
  headRight: '▶',
  headLeft: '◀',
};
const ASCII: LaneGlyphs = {
  lifeline: '|',
  line: '-',
  crossing: '+',
  startRight: '|',
  startLeft: '|',
  headRight: '>',
  headLeft: '<',
};

/** @param unicode false: only ASCII */
export function laneGlyphs(unicode: boolean): LaneGlyphs {
  return unicode ? UNICODE : ASCII;
}

/** The lifelines alone, one display column a cell. */
export function lifelines({ gap, count, width }: Lanes, glyph: LaneGlyphs): string[] {
  const cells: string[] = Array.from({ length: width }, () => ' ');
  for (let lane = 0; lane < count; lane++) cells[lane * gap] = glyph.lifeline;
  return cells;
}

/** A line in three pieces, so that the middle can be coloured. */
export type Drawn = [before: string, middle: string, after: string];

/** Writes a text over the cells of a line; it may reach beyond their end. */
export function overlay(cells: readonly string[], at: number, text: string): Drawn {
  return [cells.slice(0, at).join(''), text, cells.slice(at + displayWidth(text)).join('')];
}

/** Draws an arrow over the lifelines, its label (which must fit, see `labelRoom`) in the middle. */
export function drawArrow(lanes: Lanes, { from, to, label }: LaneArrow, glyph: LaneGlyphs): Drawn {
  const base = lifelines(lanes, glyph);
  if (from === to) return drawSelf(base, from * lanes.gap, label, glyph);
  const [left, right] = [Math.min(from, to) * lanes.gap, Math.max(from, to) * lanes.gap];
  const toRight = from < to;
  const cells = base.slice(left, right + 1).map((cell) => (cell === ' ' ? glyph.line : glyph.crossing));
  cells[0] = toRight ? glyph.startRight : glyph.lifeline;
  cells[cells.length - 1] = toRight ? glyph.lifeline : glyph.startLeft;
  if (toRight) cells[cells.length - 2] = glyph.headRight;
  else cells[1] = glyph.headLeft;
  // Where it would not fit otherwise, the label takes the place of the line.
  const isTight = displayWidth(label) > cells.length - 1 - ARROW_WIDTH;
  const text = isTight ? label : ` ${label} `;
  const at = Math.max(Math.floor((cells.length - displayWidth(text)) / 2), toRight ? 1 : 2);
  return [base.slice(0, left).join(''), overlay(cells, at, text).join(''), base.slice(right + 1).join('')];
}

/** Display columns for the label of an arrow. */
export function labelRoom({ gap, width, notes }: Lanes, from: number, to: number): number {
  if (from !== to) {
    const span = Math.abs(to - from) * gap;
    return span - (span - ARROW_WIDTH >= LEAST_LABEL ? ARROW_WIDTH : TIGHT_WIDTH);
  }
  const at = from * gap;
  return Math.max(width + notes - at, at + 1) - 3;
}

/** From a column to itself: the label beside the lifeline, where there is more room. */
function drawSelf(base: readonly string[], at: number, label: string, glyph: LaneGlyphs): Drawn {
  const text = `${glyph.startRight} ${label} `;
  if (at + displayWidth(text) <= base.length || at < base.length / 2) return overlay(base, at, text);
  const mirrored = ` ${label} ${glyph.startLeft}`;
  return overlay(base, Math.max(at + 1 - displayWidth(mirrored), 0), mirrored);
}
