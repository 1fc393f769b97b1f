import { createGunzip } from 'node:zlib';
import type { ByteSource } from './byte-source.ts';
import type { CompressionDamage } from './compression-damage.ts';

/** Compressed bytes given to zlib at a time: no more than 1032 times as much comes out, and is held until it is taken. */
const STEP = 8192;

/** Unpacks gzip data, with any number of members (RFC 1952 2.2), and keeps what was unpacked before any damage. */
export class Gunzip {
  readonly #source: ByteSource;
  readonly #damage: CompressionDamage;
  readonly #input = new Uint8Array(STEP);
  #inflater = new Inflater();
  /** Compressed bytes given to the inflater. */
  #consumed = 0;
  /** Unpacked bytes handed out. */
  #delivered = 0;
  /** After starting again: unpacked bytes still to be passed over, and from where on to go byte by byte. */
  #toDrop = 0;
  #carefulFrom = Infinity;
  #ended = false;

  constructor(source: ByteSource, damage: CompressionDamage) {
    this.#source = source;
    this.#damage = damage;
  }

  /** As `ReadInto`. */
  async read(target: Uint8Array, at: number): Promise<number> {
    for (;;) {
      const count = this.#take(target, at);
      if (count > 0) return count;
      if (this.#ended) return 0;
      await this.#unpack();
    }
  }

  #take(target: Uint8Array, at: number): number {
    const { output } = this.#inflater;
    while (output.length > 0) {
      const chunk = output[0]!;
      const from = Math.min(this.#toDrop, chunk.length);
      this.#toDrop -= from;
      const part = chunk.subarray(from, from + target.length - at);
      if (from + part.length === chunk.length) output.shift();
      else output[0] = chunk.subarray(from + part.length);
      if (part.length === 0) continue;
      target.set(part, at);
      this.#delivered += part.length;
      return part.length;
    }
    return 0;
  }

  async #unpack(): Promise<void> {
    const step = Math.min(STEP, Math.max(1, this.#carefulFrom - this.#consumed));
    const count = await this.#source.read(this.#input, 0, step);
    if (count > 0) await this.#inflater.write(this.#input.slice(0, count));
    else await this.#inflater.end();
    if (this.#inflater.failure === null) {
      this.#consumed += count;
      this.#ended = count === 0 || this.#inflater.ended;
    } else if (count > 1 && this.#source.rewind) this.#startAgain();
    else {
      this.#ended = true;
      this.#damage.note(
        this.#consumed + count,
        this.#delivered + this.#inflater.outputLength,
        this.#inflater.failure.message,
      );
    }
  }

  /**
   * zlib throws away what it had unpacked of the step in which it met damage. Where the input can be read again, unpack
   * it again, and that step byte by byte.
   */
  #startAgain(): void {
    this.#source.rewind!();
    this.#carefulFrom = this.#consumed;
    this.#toDrop = this.#delivered;
    this.#consumed = 0;
    this.#inflater = new Inflater();
  }
}

/** zlib's stream, one step at a time. */
class Inflater {
  readonly output: Uint8Array[] = [];
  failure: Error | null = null;
  ended = false;
  readonly #stream = createGunzip({ chunkSize: 64 * 1024 });
  #settle = (): void => {};

  constructor() {
    this.#stream.on('data', (chunk: Uint8Array) => this.output.push(chunk));
    this.#stream.on('end', () => {
      this.ended = true;
      this.#settle();
    });
    this.#stream.on('error', (error) => {
      this.failure = error;
      this.#settle();
    });
  }

  get outputLength(): number {
    return this.output.reduce((sum, chunk) => sum + chunk.length, 0);
  }

  write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#stream.write(bytes, (error) => {
        if (error) this.failure ??= error;
        resolve();
      });
    });
  }

  end(): Promise<void> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#stream.end();
    });
  }
}
