import type { Message } from '../sip/message.ts';
import { ownText } from '../util/own-text.ts';

/** Distinct names kept once; beyond, a name costs what its call does. */
const MOST_NAMES = 4096;
const MOST_LENGTH = 120;

/** User-Agent values (RFC 3261 20.41), each kept once however many calls have it. */
export class AgentNames {
  readonly #known = new Map<string, string>();
  readonly #most: number;

  constructor(most = MOST_NAMES) {
    this.#most = most;
  }

  /** The User-Agent of a request; null when it has none. */
  of(message: Message): string | null {
    const value = message.header('User-Agent');
    if (value === null || value === '') return null;
    const text = value.length > MOST_LENGTH ? ownText(value, MOST_LENGTH) : value;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size < this.#most) this.#known.set(text, text);
    return text;
  }
}
