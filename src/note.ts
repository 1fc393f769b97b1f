/** Where in an input something stands: a frame of a capture (from 1), a line of a log (from 1), or a byte offset (from 0). */
export type Place = { frame: number } | { line: number } | { byte: number };

/** Something wrong or doubtful inside one input. Counted; the first place and its detail are kept. */
export interface Note {
  /** Stable identifier, such as `capture-truncated`. */
  readonly code: string;
  /** How often it happened in this input. */
  count: number;
  readonly first: Place | null;
  /** One sentence about the first occurrence, with its own numbers. */
  readonly detail: string;
  /** True when bytes of the input could not be analysed because of it: `complete` becomes false, `--strict` fails. */
  readonly damage: boolean;
}

/** The notes of all inputs. Codes are our own constants, so the store is bounded by inputs times codes. */
export class NoteLog {
  readonly #inputs: Map<string, Note>[] = [];

  /**
   * Counts one occurrence.
   * @param input index of the input
   * @param detail a sentence, or how to make it: called for the first occurrence only
   * @param times how often it happened at once
   */
  add(
    input: number,
    code: string,
    first: Place | null,
    detail: string | (() => string),
    damage = false,
    times = 1,
  ): void {
    const notes = (this.#inputs[input] ??= new Map());
    const known = notes.get(code);
    if (known) known.count += times;
    else notes.set(code, { code, count: times, first, detail: typeof detail === 'string' ? detail : detail(), damage });
  }

  /** The same notes, to which what only one report tells can be added. */
  copy(): NoteLog {
    const copy = new NoteLog();
    this.#inputs.forEach((notes, input) => {
      copy.#inputs[input] = new Map([...notes].map(([code, note]) => [code, { ...note }]));
    });
    return copy;
  }

  /** The notes of one input, in the order of their first occurrence. */
  of(input: number): Note[] {
    return [...(this.#inputs[input]?.values() ?? [])];
  }
}
