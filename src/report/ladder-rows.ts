import type { Ladder, LadderMessage } from '../ladder.ts';
import { cut, displayWidth, fit } from './display-width.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { endpointText, ladderColumns } from './ladder-columns.ts';
import type { LadderContext } from './ladder-context.ts';
import { messageDetails, messageLabel, offsetText, timesText } from './ladder-details.ts';
import { hostNames } from './ladder-hosts.ts';
import {
  drawArrow,
  labelRoom,
  laneGlyphs,
  layLanes,
  lifelines,
  overlay,
  type Drawn,
  type Lanes,
} from './ladder-lanes.ts';
import { linesOf } from './lines-of.ts';
import { legLetter, messagePlace } from './ladder-summary.ts';
import type { Style } from './paint.ts';
import { styleOfCode } from './style-of-code.ts';
import { wrap } from './wrap.ts';

/** From here on there is room to say how long each message let wait. */
const COLUMNS_FOR_GAPS = 100;
const SPACE = '  ';
const MOST_PATH_WIDTH = 48;
const LEAST_NOTE_WIDTH = 40;

/** One message as text, safe to print. */
interface Row {
  message: LadderMessage;
  /** Place, time, leg. */
  start: string;
  label: string;
  details: string[];
  findings: { text: string; style: Style }[];
}

/** The arrows, or where so many columns do not fit one line a message. */
export function* ladderRows(context: LadderContext, ladder: Ladder): Iterable<string> {
  const { words, options } = context;
  const { names, of } = ladderColumns(ladder, options.ports, words);
  const heads = startHeads(context, ladder);
  const rows = rowsOf(context, ladder, heads);
  const start = heads.map(({ text, width }) => fit(text, width, '')).join(SPACE) + SPACE;
  const room = context.columns - displayWidth(start);
  const arrows = rows.map(({ message, label }) => ({ from: of[message.source]!, to: of[message.destination]!, label }));
  const widest = rows.reduce((most, { details }) => Math.max(most, ...details.map(displayWidth)), 0);
  const lanes = layLanes(names.length, arrows, widest, room);
  if (lanes === null) return yield* list(context, ladder, rows, start);

  yield* hostNames(context, names.map(escapeTerminal), lanes, start);
  for (const [i, row] of rows.entries()) yield* arrowLines(context, row, lanes, arrows[i]!, start.length);
}

/** Heads of the columns left of the arrows, and their widths. */
function startHeads(context: LadderContext, ladder: Ladder): { text: string; width: number }[] {
  const { words, columns, report } = context;
  const { messages } = ladder;
  const place = messages.every(({ frame }) => frame === undefined) ? words.column.line : words.column.frame;
  const width = (text: string, values: readonly string[]): { text: string; width: number } => {
    const most = values.reduce((max, value) => Math.max(max, value.length), displayWidth(text));
    return { text: ' '.repeat(most - displayWidth(text)) + text, width: most };
  };
  return [
    width(
      place,
      messages.map((message) => messagePlace(message, report)),
    ),
    width(
      words.ladder.time,
      messages.map(({ offset }) => offsetText(offset)),
    ),
    ...(columns < COLUMNS_FOR_GAPS ? [] : [width(words.ladder.gap, gapsOf(messages))]),
    ...(ladder.legs.length < 2 ? [] : [width(words.ladder.leg, [])]),
  ];
}

function rowsOf(context: LadderContext, ladder: Ladder, heads: readonly { width: number }[]): Row[] {
  const { words, report, columns, glyph } = context;
  const details = messageDetails(ladder, words);
  const gaps = gapsOf(ladder.messages);
  return ladder.messages.map((message, i) => {
    const cells = [
      messagePlace(message, report),
      offsetText(message.offset),
      ...(columns < COLUMNS_FOR_GAPS ? [] : [gaps[i]!]),
      ...(ladder.legs.length < 2 ? [] : [legLetter(message.leg)]),
    ];
    return {
      message,
      start: cells.map((cell, k) => cell.padStart(heads[k]!.width)).join(SPACE) + SPACE,
      label: escapeTerminal(messageLabel(message)) + timesText(message, glyph.times),
      details: details[i]!.map(escapeTerminal),
      findings: message.findings.map((index) => {
        const { summary, severity } = ladder.call.findings[index]!;
        return { text: escapeTerminal(`! ${summary}`), style: severity === 'error' ? 'red' : 'yellow' };
      }),
    };
  });
}

/** Seconds from each message to the next one before it. */
function gapsOf(messages: readonly LadderMessage[]): string[] {
  return messages.map(({ offset }, i) => {
    const before = messages[i - 1]?.offset ?? null;
    return offset === null || before === null ? '' : offsetText(offset - before);
  });
}

function* arrowLines(
  context: LadderContext,
  row: Row,
  lanes: Lanes,
  { from, to, label }: { from: number; to: number; label: string },
  indent: number,
): Iterable<string> {
  const { paint, glyph, options } = context;
  const draw = laneGlyphs(options.unicode);
  const short = cut(label, Math.max(labelRoom(lanes, from, to), 3), glyph.ellipsis);
  const painted = ([before, middle, after]: Drawn, style: Style | null): string =>
    paint('dim', before) + (style === null ? middle : paint(style, middle)) + paint('dim', after);
  const bare = lifelines(lanes, draw);
  const blank = ' '.repeat(indent);
  const [first, ...more] = lanes.notes > 0 ? notesOf(row, lanes.notes) : [];
  const arrow = drawArrow(lanes, { from, to, label: short }, draw);
  const over = Math.max(displayWidth(arrow.join('')) - lanes.width, 0);
  const gap = ' '.repeat(Math.max(2 - over, 1));
  yield `${trimmed(paint('dim', row.start) + painted(arrow, styleOf(row)) + (first ? gap + paint(first.style, first.text) : ''))}\n`;
  for (const { text, style } of more) yield `${blank}${paint('dim', bare.join(''))}${SPACE}${paint(style, text)}\n`;
  if (lanes.notes === 0) {
    const at = noteStart(lanes, Math.min(from, to), context.columns - indent);
    for (const { text, style } of notesOf(row, context.columns - indent - at))
      yield `${trimmed(blank + painted(overlay(bare, at, ` ${text} `.slice(1)), style))}\n`;
  }
  yield* texts(context, row.message);
}

/** Right of the arrow's first lifeline, or of one further to the left that leaves more room. */
function noteStart({ gap }: Lanes, lane: number, columns: number): number {
  while (lane > 0 && columns - lane * gap - 2 < LEAST_NOTE_WIDTH) lane--;
  return lane * gap + 2;
}

/** Details and findings as lines that fit. */
function notesOf({ details, findings }: Row, columns: number): { text: string; style: Style }[] {
  return [
    ...details.flatMap((text) => wrap(text, columns).map((line) => ({ text: line, style: 'cyan' as const }))),
    ...findings.flatMap(({ text, style }) => wrap(text, columns).map((line) => ({ text: line, style }))),
  ];
}

function styleOf({ message }: Row): Style | null {
  return message.code === null ? null : styleOfCode(message.code);
}

/** The session description or the message itself, as it came, where it was asked for. */
function* texts({ paint }: LadderContext, { raw, body }: LadderMessage): Iterable<string> {
  const text = raw ?? body;
  if (text === undefined) return;
  for (const line of linesOf(text)) yield `${trimmed(`    ${paint('dim', escapeTerminal(line))}`)}\n`;
  yield '\n';
}

/** For many hosts: who sends what to whom. */
function* list(context: LadderContext, ladder: Ladder, rows: readonly Row[], start: string): Iterable<string> {
  const { words, glyph, paint, options, columns } = context;
  const name = (index: number): string => escapeTerminal(endpointText(ladder.endpoints[index]!, options.ports, words));
  const paths = rows.map(({ message }) => `${name(message.source)} ${glyph.arrow} ${name(message.destination)}`);
  const width = Math.min(Math.max(...paths.map(displayWidth)), MOST_PATH_WIDTH);
  const indent = ' '.repeat(start.length);
  yield `${trimmed(paint('dim', start))}\n`;
  for (const [i, row] of rows.entries()) {
    const path = paths[i]! + ' '.repeat(Math.max(width - displayWidth(paths[i]!), 0));
    const style = styleOf(row);
    yield `${paint('dim', row.start)}${path}${SPACE}${style === null ? row.label : paint(style, row.label)}\n`;
    for (const { text, style: noteStyle } of notesOf(row, Math.max(columns - indent.length - 2, 20)))
      yield `${indent}  ${paint(noteStyle, text)}\n`;
    yield* texts(context, row.message);
  }
}

/** Without spaces at the end of a line. */
function trimmed(line: string): string {
  return line.trimEnd();
}
