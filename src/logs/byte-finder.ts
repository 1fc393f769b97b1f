/** Finds the next place of some bytes in a buffer that is searched once from front to back, not once a line. */
export class ByteFinder {
  readonly #needle: Buffer;
  #bytes: Uint8Array | null = null;
  #view: Buffer = Buffer.alloc(0);
  /** Bytes of the buffer from here on have not been searched; `#found` is the first place at or after it. */
  #from = 0;
  #end = 0;
  #found = Infinity;

  constructor(needle: string) {
    this.#needle = Buffer.from(needle, 'latin1');
  }

  /** The bytes of the buffer have changed. */
  forget(): void {
    this.#bytes = null;
  }

  /** @param limit how far the buffer is filled @returns offset of the first place from `start` on, or -1 when there is none before `end` */
  find(bytes: Uint8Array, start: number, end: number, limit: number): number {
    if (bytes === this.#bytes && limit === this.#end && start >= this.#from && this.#found >= end) return -1;
    if (bytes !== this.#bytes || start < this.#from || limit !== this.#end) this.#begin(bytes, start, limit);
    else if (this.#found < start) this.#search(start);
    return this.#found < end ? this.#found : -1;
  }

  #begin(bytes: Uint8Array, start: number, limit: number): void {
    if (this.#view.buffer !== bytes.buffer || this.#view.byteOffset !== bytes.byteOffset)
      this.#view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#bytes = bytes;
    this.#end = limit;
    this.#search(start);
  }

  #search(start: number): void {
    this.#from = start;
    const at = this.#view.indexOf(this.#needle, start);
    // Behind the limit stands what was read before.
    this.#found = at < 0 || at + this.#needle.length > this.#end ? Infinity : at;
  }
}
