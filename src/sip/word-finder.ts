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
    const start = this.#base + from;
    const last = (this.#base + end - 1) >> 2;
    if (last > this.#lastWord || from >= end) return this.#find(from, end, BELOW_0X10, 0);
    // Short enough to become a part of its callers: this is asked for every line.
    const words = this.#words;
    let index = start >> 2;
    let word = words[index]! | (BELOW_0X10 & ((1 << ((start & 3) << 3)) - 1));
    let hits = (word - BELOW_0X10) & ~word & HIGH_BITS;
    while (hits === 0) {
      if (index === last) return end;
      word = words[++index]!;
      hits = (word - BELOW_0X10) & ~word & HIGH_BITS;
    }
    return this.#position(index, hits, end);
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
    const words = this.#words;
    const start = this.#base + from;
    // Not Math.min, which takes its time with floating point.
    const endWord = (this.#base + end - 1) >> 2;
    const last = endWord < this.#lastWord ? endWord : this.#lastWord;
    let index = start >> 2;
    if (index <= last) {
      const before = (1 << ((start & 3) << 3)) - 1;
      const first = (words[index]! ^ pattern) | (0x7f7f7f7f & before);
      const hits = (first - limit) & ~first & HIGH_BITS;
      if (hits !== 0) return this.#position(index, hits, end);
      // Two words at a time: a turn of the loop costs as much as a word.
      for (index++; index < last; index += 2) {
        const a = words[index]! ^ pattern;
        const b = words[index + 1]! ^ pattern;
        const hitsA = (a - limit) & ~a & HIGH_BITS;
        const hitsB = (b - limit) & ~b & HIGH_BITS;
        if ((hitsA | hitsB) === 0) continue;
        return hitsA !== 0 ? this.#position(index, hitsA, end) : this.#position(index + 1, hitsB, end);
      }
      if (index === last) {
        const word = words[index]! ^ pattern;
        const lastHits = (word - limit) & ~word & HIGH_BITS;
        if (lastHits !== 0) return this.#position(index, lastHits, end);
      }
    }
    return end <= this.#wordsEnd ? end : this.#findInTail(from, end, limit & 0xff, pattern & 0xff);
  }

  /** Where the lowest flagged byte of a word stands; a borrow makes only those above it doubtful. */
  #position(index: number, hits: number, end: number): number {
    const at = (index << 2) - this.#base + ((31 - Math.clz32(hits & -hits)) >> 3);
    return at < end ? at : end;
  }

  /** Up to three bytes of a buffer whose length is no multiple of four. */
  #findInTail(from: number, end: number, limit: number, pattern: number): number {
    let at = from > this.#wordsEnd ? from : this.#wordsEnd;
    while (at < end && (this.#bytes[at]! ^ pattern) >= limit) at++;
    return at < end ? at : end;
  }
}
