import type { Message } from '../sip/message.ts';
import { ownText } from '../util/own-text.ts';

/** A sender that says more than that says it to fill our memory. */
const MOST_VALUES = 8;
const MOST_TEXT = 200;

/** The values of all headers of a name, as far as they are kept. */
export function valuesOf<T>(message: Message, name: string, parse: (value: string) => readonly T[]): T[] {
  return message
    .headers(name)
    .slice(0, MOST_VALUES)
    .flatMap((value) => parse(value))
    .slice(0, MOST_VALUES);
}

/** A text of a header, as far as it is kept. */
export function short(text: string): string {
  return ownText(text, MOST_TEXT);
}
