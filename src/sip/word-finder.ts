const BELOW_0X10 = 0x10101010;
const BELOW_0X20 = 0x20202020;
const EQUAL = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;

/**
 * Searches bytes four at a time. Byte loops take three times as long, and the ends of lines are most of the scan.
 * The words are those of the whole ArrayBuffer, so that any offset and alignment will do.
 */
export class WordFinder {
  #bytes: Uint8Array = new Uint8Array(0);
  #words: Int32Array = new Int32Array(0);
  // Reading these from the arrays costs more than a short search.
  #base = 0;
  #lastWord = -1;
  /** Where the words end, as an offset into `#bytes`. */
  #wordsEnd = 0;

  /** Takes the buffer that the next searches are in; cheap when it is the same as before. */
  use(bytes: Uint8Array): void {
    if (bytes === this.#bytes) return;
    this.#bytes = bytes;
    if (this.#words.buffer !== bytes.buffer)
      this.#words = new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2);
    this.#base = bytes.byteOffset;
    this.#lastWord = this.#words.length - 1;
    this.#wordsEnd = 4 * this.#words.length - this.#base;
  }

  /** Position of the first CR or LF, or of the few other bytes below 0x10 (TAB, NUL); `end` when there is none. */
  lineEnd(from: number, end: number): number {
    return this.#find(from, end, BELOW_0X10, 0);
  }

  /** Position of the first control character (below 0x20); `end` when there is none. */
  control(from: number, end: number): number {
    return this.#find(from, end, BELOW_0X20, 0);
  }

  /** Position of the first byte equal to `byte`; `end` when there is none. */
  byte(from: number, end: number, byte: number): number {
    return this.#find(from, end, EQUAL, Math.imul(byte, EQUAL));
  }

  /** The first byte that is below `limit` after exclusive-or with `pattern`; both repeat one byte four times. */
  #find(from: number, end: number, limit: number, pattern: number): number {
    if (from >= end) return end;
    const base = this.#base;
    const words = this.#words;
    let at = from;
    if (at < this.#wordsEnd) {
      let index = (base + at) >> 2;
      const last = Math.min((base + end - 1) >> 2, this.#lastWord);
      const before = (1 << (((base + at) & 3) << 3)) - 1;
      let word = (words[index]! ^ pattern) | (0x7f7f7f7f & before);
      for (;;) {
        // The lowest flagged byte is right; a borrow makes only those above it doubtful.
        const hits = (word - limit) & ~word & HIGH_BITS;
        if (hits !== 0) {
          const hit = (index << 2) - base + ((31 - Math.clz32(hits & -hits)) >> 3);
          return hit < end ? hit : end;
        }
        if (++index > last) break;
        word = words[index]! ^ pattern;
      }
      at = this.#wordsEnd;
    }
    // Up to three bytes of a buffer whose length is no multiple of four.
    const below = limit & 0xff;
    while (at < end && (this.#bytes[at]! ^ (pattern & 0xff)) >= below) at++;
    return at < end ? at : end;
  }
}
