import type { ByteSource } from './byte-source.ts';

/** Chunks that can be read once: standard input, a FIFO. No chunk is asked for before the last one is used up. */
export class StreamSource implements ByteSource {
  readonly sizeBytes = null;
  readonly rewind = null;
  bytesRead = 0;
  readonly #chunks: AsyncIterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);
  #used = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  async read(target: Uint8Array, at: number, length: number): Promise<number> {
    while (this.#used === this.#chunk.length) {
      const next = await this.#chunks.next();
      if (next.done) return 0;
      this.#chunk = next.value;
      this.#used = 0;
    }
    const part = this.#chunk.subarray(this.#used, this.#used + length);
    target.set(part, at);
    this.#used += part.length;
    this.bytesRead += part.length;
    return part.length;
  }

  close(): void {
    // Ending the iteration destroys a stream; that its last chunks are lost is meant.
    this.#chunks.return?.().catch(() => {});
  }
}
