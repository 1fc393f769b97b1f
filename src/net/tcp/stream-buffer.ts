import type { HeldBytes } from './held-bytes.ts';

const EMPTY = new Uint8Array(0);
const SMALLEST = 2048;

/** In-order bytes of one direction that were not dealt with yet: `start` to `end` of `bytes`. */
export class StreamBuffer {
  bytes: Uint8Array = EMPTY;
  start = 0;
  end = 0;
  readonly #held: HeldBytes;

  constructor(held: HeldBytes) {
    this.#held = held;
  }

  get length(): number {
    return this.end - this.start;
  }

  append(bytes: Uint8Array, start: number, end: number): void {
    const count = end - start;
    if (this.end + count > this.bytes.length) this.#makeRoom(count);
    this.bytes.set(bytes.subarray(start, end), this.end);
    this.end += count;
  }

  /** Forgets the first bytes, and gives the memory back with the last of them. */
  consume(count: number): void {
    this.start += count;
    if (this.start < this.end) return;
    this.#held.count -= this.bytes.length;
    this.bytes = EMPTY;
    this.start = this.end = 0;
  }

  #makeRoom(count: number): void {
    const unread = this.bytes.subarray(this.start, this.end);
    const needed = unread.length + count;
    // Moving down pays only when it frees at least half.
    if (2 * needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(SMALLEST, 2 * needed));
      this.#held.count += larger.length - this.bytes.length;
      larger.set(unread);
      this.bytes = larger;
    } else this.bytes.copyWithin(0, this.start, this.end);
    this.end -= this.start;
    this.start = 0;
  }
}
