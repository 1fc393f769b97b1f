import type { ResponseRecord } from '../response-record.ts';
import { glyphs } from './glyphs.ts';
import { cut, displayWidth, fit } from './display-width.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { firstSentence } from './first-sentence.ts';
import { painter } from './paint.ts';
import type { ListingOptions } from './renderer.ts';
import type { ResponseFormat } from './response-format.ts';
import { styleOfCode } from './style-of-code.ts';

const ENDS_WIDTH = 31;
const STATUS_WIDTH = 30;
const METHOD_WIDTH = 9;
const CALL_ID_WIDTH = 24;
const FIXED_WIDTH = 12 + ENDS_WIDTH + STATUS_WIDTH + METHOD_WIDTH + CALL_ID_WIDTH + 10;
/** Room for the meaning below which it is not cut: better a line that the terminal breaks than half a sentence. */
const LEAST_MEANING = 24;

/** One response a line: time, ends, code and phrase, method, Call-ID, meaning. The columns are fixed, because nothing is known of what follows. */
export function responseLines(options: ListingOptions): ResponseFormat {
  const glyph = glyphs(options.unicode);
  const paint = painter(options.color);
  const room = options.columns - FIXED_WIDTH;

  function record(response: ResponseRecord): string {
    const column = (text: string, width: number): string => fit(escapeTerminal(text), width, glyph.ellipsis);
    const ends = `${response.source ?? '?'} ${glyph.arrow} ${response.destination ?? '?'}`;
    const mark = response.retransmission ? `${glyph.again} ` : '';
    const sentence = mark + escapeTerminal(firstSentence(response.meaning));
    const meaning = room < LEAST_MEANING ? sentence : cut(sentence, room, glyph.ellipsis);
    const fields = [
      column(response.time?.slice(11, 23) ?? '-', 12),
      flexible(escapeTerminal(ends), ENDS_WIDTH),
      paint(styleOfCode(response.code), column(`${response.code} ${response.phrase}`, STATUS_WIDTH)),
      column(response.method, METHOD_WIDTH),
      column(response.callId ?? '-', CALL_ID_WIDTH),
      meaning,
    ];
    return `${fields.join('  ').trimEnd()}\n`;
  }

  return { head: '', record, tail: () => '' };
}

/** Addresses are never cut: half of an IPv6 address is of no use. */
function flexible(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - displayWidth(text), 0));
}
