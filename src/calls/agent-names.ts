import type { Message } from '../sip/message.ts';

/** Distinct names kept; a flood of invented ones shares none beyond it. */
const MOST_NAMES = 4096;
const MOST_LENGTH = 120;

/** User-Agent values (RFC 3261 20.41), each kept once however many calls have it. */
export class AgentNames {
  readonly #known = new Map<string, string>();

  /** The User-Agent of a request; null when it has none. */
  of(message: Message): string | null {
    const value = message.header('User-Agent');
    if (value === null || value === '') return null;
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const name = value.slice(0, MOST_LENGTH);
    if (this.#known.size < MOST_NAMES) this.#known.set(value, name);
    return name;
  }
}
