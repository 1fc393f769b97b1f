import type { Words } from '../codes/words.ts';
import type { Ladder, LadderReport } from '../ladder.ts';
import { cut, displayWidth } from './display-width.ts';
import { escapeXml } from './escape-xml.ts';
import { fillTemplate } from './fill-template.ts';
import { ladderColumns } from './ladder-columns.ts';
import { messageDetails, messageLabel, offsetText, timesText } from './ladder-details.ts';
import { ladderHead, ladderLegs, ladderNotes, ladderSummary, legLetter, messagePlace } from './ladder-summary.ts';
import { svgHead, svgLine, svgText } from './svg-shapes.ts';
import {
  COLUMN_WIDTH,
  FONT_SIZE,
  LINE_HEIGHT,
  roleOf,
  roleOfCall,
  svgPaper,
  svgStyle,
  type SvgRole,
} from './svg-style.ts';
import { visibleText } from './visible-text.ts';
import { wrap } from './wrap.ts';

const MARGIN = 16;
/** Columns of text: details beside the arrows, labels below them. */
const DETAIL_COLUMNS = 46;
const LABEL_COLUMNS = 8;
/** Between two lifelines. */
const LEAST_LANE = 170;
const MOST_LANE = 300;
const ROW_HEIGHT = 30;

export interface SvgOptions {
  words: Words;
  ports: boolean;
  /** Makes ids unique where several pictures stand in one page. */
  id: string;
  /**
   * For a page that says around it what the picture does not: only the arrows, without a style of its own, each arrow a
   * link to where the page tells the message. The pointer's way only: the page has another for the keyboard.
   */
  inPage?: { hrefOf(message: number): string };
}

/** A ladder as a picture that needs nothing else: a root `svg` with title and description, readable on light and on dark. */
export function ladderSvg(ladder: Ladder, report: LadderReport, options: SvgOptions): string {
  const drawing = new Drawing(ladder, report, options);
  return drawing.svg();
}

class Drawing {
  readonly #ladder: Ladder;
  readonly #report: LadderReport;
  readonly #options: SvgOptions;
  readonly #names: string[];
  readonly #of: readonly number[];
  readonly #left: number;
  readonly #lane: number;
  readonly #width: number;
  readonly #parts: string[] = [];
  #y = MARGIN;

  constructor(ladder: Ladder, report: LadderReport, options: SvgOptions) {
    this.#ladder = ladder;
    this.#report = report;
    this.#options = options;
    const { names, of } = ladderColumns(ladder, options.ports, options.words);
    this.#names = names.map((name) => visibleText(name));
    this.#of = of;
    const starts = ladder.messages.map((_, i) => displayWidth(this.#start(i)));
    this.#left = MARGIN + Math.max(12, ...starts) * COLUMN_WIDTH + 60;
    this.#lane = this.#laneWidth();
    const lanes = Math.max(names.length - 1, 0) * this.#lane;
    this.#width = Math.ceil(this.#left + lanes + 24 + DETAIL_COLUMNS * COLUMN_WIDTH + MARGIN);
  }

  svg(): string {
    const { words, id, inPage } = this.#options;
    if (!inPage) this.#head();
    if (this.#ladder.messages.length > 0) this.#arrows();
    if (!inPage) this.#below();
    const { callId, outcome } = ladderHead(this.#ladder, words, '→');
    const count = this.#ladder.messages.length;
    const title = fillTemplate(words.ladder.pictureTitle, { callId, outcome });
    const text = fillTemplate(words.ladder.pictureText, { count, hosts: this.#names.join(', ') });
    const height = Math.ceil(this.#y + MARGIN);
    const font = `font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${FONT_SIZE}"`;
    // A picture that holds links is no single image to a screen reader.
    const role = inPage ? 'group' : 'img';
    const style = inPage ? '' : `${svgStyle()}\n`;
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" class="sml" role="${role}" aria-labelledby="${id}-title ${id}-desc" ` +
      `width="${this.#width}" height="${height}" viewBox="0 0 ${this.#width} ${height}" ${font} xml:space="preserve">\n` +
      `<title id="${id}-title">${escapeXml(title)}</title>\n<desc id="${id}-desc">${escapeXml(text)}</desc>\n` +
      `${style}${svgPaper(this.#width, height)}\n${this.#parts.join('\n')}\n</svg>\n`
    );
  }

  #head(): void {
    const { words } = this.#options;
    const { callId, parties, outcome, status, facts } = ladderHead(this.#ladder, words, '→');
    const role = roleOfCall(this.#ladder.call);
    this.#lines(callId, 'text', true);
    this.#lines([parties, outcome, status].filter((part) => part !== '').join(' · '), role);
    this.#lines(facts.join(' · '), 'dim');
    for (const leg of ladderLegs(this.#ladder, words)) this.#lines(leg, 'dim');
    this.#y += 10;
  }

  #arrows(): void {
    const { words } = this.#options;
    const top = this.#y + LINE_HEIGHT;
    for (const [i, name] of this.#names.entries())
      this.#parts.push(
        svgText(this.#x(i), top, cut(name, this.#laneColumns(1), '…'), { anchor: 'middle', bold: true }),
      );
    const at = this.#parts.length;
    this.#y = top + 8;
    const details = messageDetails(this.#ladder, words);
    for (const i of this.#ladder.messages.keys()) this.#arrow(i, details[i]!);
    const lifelines = this.#names.map((_, i) => svgLine(this.#x(i), top + 6, this.#x(i), this.#y + 4, 'line'));
    this.#parts.splice(at, 0, ...lifelines);
    this.#y += 12;
  }

  #arrow(index: number, details: readonly string[]): void {
    const message = this.#ladder.messages[index]!;
    const [from, to] = [this.#of[message.source]!, this.#of[message.destination]!];
    const role = roleOf(message);
    const notes = [
      ...details.flatMap((text) => wrap(visibleText(text), DETAIL_COLUMNS).map((line) => [line, 'dim'] as const)),
      ...message.findings.flatMap((k) => {
        const { summary, severity } = this.#ladder.call.findings[k]!;
        const lines = wrap(visibleText(`! ${summary}`), DETAIL_COLUMNS);
        return lines.map((line) => [line, severity === 'error' ? 'failure' : 'warning'] as const);
      }),
    ];
    const y = this.#y + 22;
    const full = visibleText(messageLabel(message)) + timesText(message, '×');
    const label = cut(full, this.#laneColumns(Math.abs(from - to)), '…');
    const middle = from === to ? this.#x(from) + 10 : (this.#x(from) + this.#x(to)) / 2;
    const tip = [full, ...details].join('; ');
    const { inPage } = this.#options;
    const [open, close] = inPage
      ? [`<a href="${escapeXml(inPage.hrefOf(index))}" tabindex="-1">`, '</a>']
      : ['<g>', '</g>'];
    this.#parts.push(
      `${open}<title>${escapeXml(tip)}</title>`,
      svgText(this.#left - 46, y + 4, this.#start(index), { role: 'dim', anchor: 'end' }),
      svgText(middle, y - 5, label, { role, anchor: from === to ? 'start' : 'middle', isLabel: true }),
    );
    if (from === to) this.#parts.push(svgLine(this.#x(from) - 4, y, this.#x(from) + 4, y, role));
    else {
      const direction = from < to ? 1 : -1;
      const dashes = message.code === null ? '' : '5 3';
      this.#parts.push(svgLine(this.#x(from), y, this.#x(to) - direction * 8, y, role, dashes));
      this.#parts.push(svgHead(this.#x(to), y, direction, role));
    }
    const right = this.#x(this.#names.length - 1) + 24;
    for (const [k, [line, noteRole]] of notes.entries())
      this.#parts.push(svgText(right, y + 4 + k * LINE_HEIGHT, line, { role: noteRole }));
    this.#parts.push(close);
    this.#y += Math.max(ROW_HEIGHT, notes.length * LINE_HEIGHT + 10);
  }

  #below(): void {
    const { words } = this.#options;
    for (const note of ladderNotes(this.#ladder, words)) this.#lines(note, 'dim');
    const columns = this.#columns() - LABEL_COLUMNS;
    for (const { label, text, isItem } of ladderSummary(this.#ladder, this.#report, words)) {
      this.#y += 3;
      const indent = MARGIN + LABEL_COLUMNS * COLUMN_WIDTH;
      this.#parts.push(svgText(MARGIN, this.#y + LINE_HEIGHT, label, { bold: true }));
      for (const line of wrap(visibleText(isItem ? `• ${text}` : text), columns))
        this.#parts.push(svgText(indent, (this.#y += LINE_HEIGHT), line));
    }
  }

  /** Text over the whole width. */
  #lines(text: string, role: SvgRole, bold = false): void {
    for (const line of wrap(visibleText(text), this.#columns()))
      this.#parts.push(svgText(MARGIN, (this.#y += LINE_HEIGHT), line, { role, bold }));
  }

  /** Place, time and leg of a message. */
  #start(index: number): string {
    const message = this.#ladder.messages[index]!;
    const leg = this.#ladder.legs.length < 2 ? '' : `  ${legLetter(message.leg)}`;
    return `${messagePlace(message, this.#report)}  ${offsetText(message.offset).padStart(8)}${leg}`;
  }

  #laneWidth(): number {
    const widest = this.#ladder.messages.reduce((most, message) => {
      const span = Math.max(Math.abs(this.#of[message.source]! - this.#of[message.destination]!), 1);
      return Math.max(most, (displayWidth(visibleText(messageLabel(message))) * COLUMN_WIDTH + 50) / span);
    }, LEAST_LANE);
    return Math.min(widest, MOST_LANE);
  }

  #laneColumns(span: number): number {
    return Math.floor((Math.max(span, 1) * this.#lane - 30) / COLUMN_WIDTH);
  }

  #columns(): number {
    return Math.floor((this.#width - 2 * MARGIN) / COLUMN_WIDTH);
  }

  #x(column: number): number {
    return this.#left + column * this.#lane;
  }
}
