import { latin1, type LogLine } from './log-line.ts';

const LINES = 16;
const LINE_LENGTH = 1024;

/** The last lines that were no part of a message: copies, as their bytes are gone when a start line asks for them. */
export class LineHistory {
  readonly #bytes = Array.from({ length: LINES }, () => new Uint8Array(LINE_LENGTH));
  readonly #lengths = new Int32Array(LINES);
  #next = 0;
  #count = 0;

  push({ bytes, start, end }: LogLine): void {
    const length = Math.min(end - start, LINE_LENGTH);
    const target = this.#bytes[this.#next]!;
    // Most lines are short: a loop is faster than a call out of the program.
    if (length < 160) for (let i = 0; i < length; i++) target[i] = bytes[start + i]!;
    else target.set(bytes.subarray(start, start + length));
    this.#lengths[this.#next] = length;
    this.#next = (this.#next + 1) % LINES;
    if (this.#count < LINES) this.#count++;
  }

  /** @param back 1 for the last line; the empty string when there is no such line */
  text(back: number): string {
    if (back > this.#count) return '';
    const at = (this.#next - back + LINES) % LINES;
    return latin1(this.#bytes[at]!, 0, this.#lengths[at]!);
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  clear(): void {
    this.#count = 0;
  }
}
