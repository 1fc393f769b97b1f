import { ownText } from '../util/own-text.ts';

/** Calls in progress whose marks are kept; beyond, the oldest is forgotten. */
const LIMIT = 8192;
/** Longer marks and Call-IDs are no program's. */
const MOST_TEXT = 1024;

/** What lines of one log said of a program's own marks of calls (a channel's name, a UUID): mostly the Call-ID behind one. */
export class LogMemory {
  readonly #values = new Map<string, string>();

  get(mark: string): string | null {
    return this.#values.get(mark) ?? null;
  }

  set(mark: string, value: string): void {
    this.#values.delete(mark);
    if (this.#values.size >= LIMIT)
      for (const oldest of this.#values.keys()) {
        this.#values.delete(oldest);
        break;
      }
    this.#values.set(ownText(mark, MOST_TEXT), ownText(value, MOST_TEXT));
  }

  delete(mark: string): void {
    this.#values.delete(mark);
  }

  get size(): number {
    return this.#values.size;
  }
}
