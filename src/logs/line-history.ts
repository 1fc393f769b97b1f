import { latin1, type LogLine } from './log-line.ts';

const LINES = 16;
const LINE_LENGTH = 1024;

/**
 * The last lines that were no part of a message, for the start line that may ask for them: places in the bytes that are
 * being read, copied only when these are about to change.
 */
export class LineHistory {
  readonly #copies = Array.from({ length: LINES }, () => new Uint8Array(LINE_LENGTH));
  readonly #bytes: Uint8Array[] = [...this.#copies];
  readonly #starts = new Int32Array(LINES);
  readonly #lengths = new Int32Array(LINES);
  #next = 0;
  #count = 0;

  /** @param stays whether the line's bytes stay as they are until `keep` is called */
  push({ bytes, start, end }: LogLine, stays: boolean): void {
    const at = this.#next;
    this.#bytes[at] = bytes;
    this.#starts[at] = start;
    this.#lengths[at] = Math.min(end - start, LINE_LENGTH);
    if (!stays) this.#copy(at);
    this.#next = (at + 1) % LINES;
    if (this.#count < LINES) this.#count++;
  }

  /** The bytes that are being read are about to change. */
  keep(): void {
    for (let back = 1; back <= this.#count; back++) {
      const at = (this.#next - back + LINES) % LINES;
      if (this.#bytes[at] !== this.#copies[at]) this.#copy(at);
    }
  }

  /** @param back 1 for the last line; the empty string when there is no such line */
  text(back: number): string {
    if (back > this.#count) return '';
    const at = (this.#next - back + LINES) % LINES;
    const start = this.#starts[at]!;
    return latin1(this.#bytes[at]!, start, start + this.#lengths[at]!);
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  clear(): void {
    this.#count = 0;
  }

  #copy(at: number): void {
    const start = this.#starts[at]!;
    const copy = this.#copies[at]!;
    copy.set(this.#bytes[at]!.subarray(start, start + this.#lengths[at]!));
    this.#bytes[at] = copy;
    this.#starts[at] = 0;
  }
}
