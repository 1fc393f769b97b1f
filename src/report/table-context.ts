import { words, type Words } from '../codes/words.ts';
import type { Evidence, IgnoredCalls, Language, Result, ResultCall } from '../result.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { fillTemplate } from './fill-template.ts';
import { glyphs, type Glyphs } from './glyphs.ts';
import { painter, type Paint } from './paint.ts';
import type { RenderOptions } from './renderer.ts';

/** Narrower than this the columns of the tables leave no room for their contents; wider, sentences get hard to read. */
const LEAST_COLUMNS = 60;
const MOST_COLUMNS = 160;

/** What every section of the table report needs. */
export interface TableContext {
  result: Result;
  options: RenderOptions;
  language: Language;
  words: Words;
  glyph: Glyphs;
  paint: Paint;
  /** Display columns, within sensible bounds. */
  columns: number;
  /** Prints a time of the input: with its date only when the input spans several days. */
  clock(iso: string | null): string;
  /** The table's phrase of a code, where the result knows it. */
  phrases: ReadonlyMap<number, string>;
}

/** Prepares what the sections share. */
export function tableContext(result: Result, options: RenderOptions): TableContext {
  const days = new Set(result.inputs.flatMap((input) => [day(input.firstTime), day(input.lastTime)]));
  days.delete(null);
  const from = days.size > 1 ? 5 : 11;
  return {
    result,
    options,
    language: options.language,
    words: words(options.language),
    glyph: glyphs(options.unicode),
    paint: painter(options.color),
    columns: Math.min(Math.max(options.columns, LEAST_COLUMNS), MOST_COLUMNS),
    clock: (iso) => iso?.slice(from, 19).replace('T', ' ') ?? '-',
    phrases: new Map(result.responses.map((row) => [row.code, row.phrase])),
  };
}

/** `486 Busy Here`; where the wire's phrase is another one, the table's stands beside it: `403 Error (Forbidden)`. */
export function statusText(context: TableContext, code: number, wirePhrase: string | null): string {
  const table = context.phrases.get(code) ?? null;
  const seen = wirePhrase === null || wirePhrase === '' ? table : wirePhrase;
  if (seen === null) return String(code);
  const same = table === null || seen.toLowerCase() === table.toLowerCase();
  return escapeTerminal(same ? `${code} ${seen}` : `${code} ${seen} (${table})`);
}

/** The frame or line; with several inputs also which of them, from 1: `2:36`. */
export function placeText(context: TableContext, place: Evidence): string {
  const position = 'frame' in place ? place.frame : place.line;
  return context.result.inputs.length > 1 ? `${place.input + 1}:${position}` : String(position);
}

/** An address for people: the default port 5060 goes without saying. */
export function addressText(address: string): string {
  return escapeTerminal(address.replace(/:5060$/, ''));
}

/** Who decided: by the user's name, where there is one. */
export function hopText({ address, alias }: NonNullable<ResultCall['decidedBy']>): string {
  return alias === undefined ? addressText(address) : escapeTerminal(alias);
}

/** How many calls of a row are known, and why. */
export function knownText({ words: { sentence } }: TableContext, known: IgnoredCalls, all: number): string {
  const { calls, reason, until } = known;
  const template = until === null ? sentence.known : sentence.knownUntil;
  return escapeTerminal(fillTemplate(template, { calls, all, reason, until: until ?? '' }));
}

function day(iso: string | null): string | null {
  return iso?.slice(0, 10) ?? null;
}
