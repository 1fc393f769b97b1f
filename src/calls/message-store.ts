/** Bytes of a block. Most messages take one to three. */
const BLOCK = 512;
const WORDS = BLOCK / 4;
/** Blocks that are allocated at a time: 256 KiB. */
const CHUNK = 512;
/** 48 MiB: some 30,000 calls that are being set up or have failed. */
const MOST_CHUNKS = 192;
/** What is longer is not kept: nothing that a rule looks at is. */
const MOST_BYTES = 16 * 1024;

/**
 * The bytes of messages that may still be needed to explain their call: while it is set up, and after that when it did not
 * go smoothly. Blocks of a few arrays, chained, so that keeping and freeing costs the garbage collector nothing.
 */
export class MessageStore {
  readonly #chunks: Int32Array[] = [new Int32Array(CHUNK * WORDS)];
  // The words of the buffer copied from last: most messages in a row are in the same one.
  #source: Uint8Array = new Uint8Array(0);
  #words: Int32Array = new Int32Array(0);
  /** The block after each: of the message, or of the free ones; 0 at the end. Block 0 is never used. */
  #next = new Int32Array(CHUNK);
  /** Length of the message that begins in a block. */
  #lengths = new Int32Array(CHUNK);
  #free = 0;
  /** Blocks from here on were never used. */
  #fresh = 1;
  readonly #mostChunks: number;
  /** Messages that found no room. */
  overflow = 0;

  constructor(mostChunks = MOST_CHUNKS) {
    this.#mostChunks = mostChunks;
  }

  /** Copies the bytes. @returns what `read` and `free` take; 0 when there is no room, or too much of it is asked for */
  keep(bytes: Uint8Array, start: number, end: number): number {
    if (end - start > MOST_BYTES || end <= start) return 0;
    let first = 0;
    let last = 0;
    for (let at = start; at < end; at += BLOCK) {
      const block = this.#take();
      if (block === 0) {
        this.overflow++;
        this.free(first);
        return 0;
      }
      if (last === 0) first = block;
      else this.#next[last] = block;
      this.#copy(bytes, at, Math.min(at + BLOCK, end), block);
      last = block;
      this.#next[block] = 0;
    }
    this.#lengths[first] = end - start;
    return first;
  }

  lengthOf(handle: number): number {
    return handle === 0 ? 0 : this.#lengths[handle]!;
  }

  /** A copy of the bytes. */
  read(handle: number): Uint8Array {
    const copy = new Uint8Array(this.lengthOf(handle));
    this.copyTo(handle, copy, 0);
    return copy;
  }

  /** Copies the bytes to where there is room for them. */
  copyTo(handle: number, target: Uint8Array, start: number): void {
    const length = this.lengthOf(handle);
    let block = handle;
    for (let at = 0; at < length; at += BLOCK) {
      const words = this.#chunks[Math.floor(block / CHUNK)]!;
      const bytes = Math.min(BLOCK, length - at);
      let word = (block % CHUNK) * WORDS;
      for (let i = 0; i < bytes; i += 4, word++) {
        const four = words[word]!;
        const to = start + at + i;
        target[to] = four;
        // What is written behind the end of an array is lost.
        target[to + 1] = four >>> 8;
        target[to + 2] = four >>> 16;
        target[to + 3] = four >>> 24;
      }
      block = this.#next[block]!;
    }
  }

  free(handle: number): void {
    if (handle === 0) return;
    let last = handle;
    while (this.#next[last] !== 0) last = this.#next[last]!;
    this.#next[last] = this.#free;
    this.#free = handle;
  }

  #take(): number {
    const block = this.#free;
    if (block !== 0) {
      this.#free = this.#next[block]!;
      return block;
    }
    if (this.#fresh === this.#chunks.length * CHUNK && !this.#grow()) return 0;
    return this.#fresh++;
  }

  #grow(): boolean {
    if (this.#chunks.length >= this.#mostChunks) return false;
    this.#chunks.push(new Int32Array(CHUNK * WORDS));
    if (this.#fresh < this.#next.length) return true;
    const next = new Int32Array(2 * this.#next.length);
    next.set(this.#next);
    this.#next = next;
    const lengths = new Int32Array(next.length);
    lengths.set(this.#lengths);
    this.#lengths = lengths;
    return true;
  }

  /**
   * Four bytes at a time, read as one word or put together from two: a loop over bytes takes three times as long, and a view
   * for the engine's own copy costs more than the bytes. Up to three bytes behind the end may be copied as well.
   */
  #copy(from: Uint8Array, start: number, end: number, block: number): void {
    if (from !== this.#source) {
      this.#source = from;
      this.#words = new Int32Array(from.buffer, 0, from.buffer.byteLength >> 2);
    }
    const source = this.#words;
    const target = this.#chunks[(block / CHUNK) | 0]!;
    let to = (block % CHUNK) * WORDS;
    const first = from.byteOffset + start;
    const shift = (first & 3) << 3;
    let index = first >> 2;
    const last = (from.byteOffset + end - 1) >> 2;
    if (last + 1 >= source.length) {
      // The end of a buffer: there is no word behind the last.
      const bytes = new Uint8Array(target.buffer, 4 * to, end - start);
      for (let at = start; at < end; at++) bytes[at - start] = from[at]!;
      return;
    }
    if (shift === 0) for (; index <= last; index++) target[to++] = source[index]!;
    else {
      let low = source[index]!;
      const end4 = to + ((end - start + 3) >> 2);
      while (to < end4) {
        const high = source[++index]!;
        target[to++] = (low >>> shift) | (high << (32 - shift));
        low = high;
      }
    }
  }
}
