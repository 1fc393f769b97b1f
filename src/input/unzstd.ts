import { Decompress } from 'fzstd';
import { ByteWindow } from '../util/byte-window.ts';
import type { ByteSource } from './byte-source.ts';
import type { CompressionDamage } from './compression-damage.ts';
import { BLOCK_HEADER, MAX_BLOCK, MAX_FRAME_HEADER, readZstdFrame, ZSTD_MAGIC } from './zstd-frame.ts';

/** fzstd reads the offsets of matches that reach further back from too few bits: it would unpack them wrongly, in silence. */
export const MAX_WINDOW = 64 * 1024 * 1024;

const CHECKSUM = 4;
const BLOCK_RLE = 1;
const BLOCK_RESERVED = 3;

/**
 * Unpacks zstd data (RFC 8878) with any number of frames, and keeps what was unpacked before any damage.
 * fzstd would unpack a whole chunk at once and trusts lengths, so it gets one block at a time, of a length that was checked.
 * It does not verify checksums.
 */
export class Unzstd {
  readonly #window: ByteWindow;
  readonly #damage: CompressionDamage;
  #output: Uint8Array[] = [];
  #decoder: Decompress | null = null;
  #hasChecksum = false;
  /** Bytes of the frame's header, which fzstd gets with the first block. */
  #header = 0;
  #delivered = 0;
  #ended = false;

  constructor(source: ByteSource, damage: CompressionDamage) {
    this.#window = new ByteWindow((target, at) => source.read(target, at, target.length - at));
    this.#damage = damage;
  }

  /** As `ReadInto`. */
  async read(target: Uint8Array, at: number): Promise<number> {
    for (;;) {
      const count = this.#take(target, at);
      if (count > 0) return count;
      if (this.#ended) return 0;
      const failure = await (this.#decoder ? this.#unpackBlock() : this.#beginFrame());
      if (failure !== null) {
        this.#ended = true;
        this.#damage.note(this.#window.offset, this.#delivered, failure);
      }
    }
  }

  #take(target: Uint8Array, at: number): number {
    while (this.#output.length > 0) {
      const chunk = this.#output[0]!;
      const part = chunk.subarray(0, target.length - at);
      if (part.length === chunk.length) this.#output.shift();
      else this.#output[0] = chunk.subarray(part.length);
      if (part.length === 0) continue;
      target.set(part, at);
      this.#delivered += part.length;
      return part.length;
    }
    return 0;
  }

  /** @returns true when that many bytes can be read */
  async #has(count: number): Promise<boolean> {
    const window = this.#window;
    if (window.end - window.position < count) await window.fill(count);
    return window.end - window.position >= count;
  }

  /** Each of these returns what is wrong, or null. */
  async #beginFrame(): Promise<string | null> {
    const window = this.#window;
    await this.#has(MAX_FRAME_HEADER);
    const unread = window.end - window.position;
    if (unread === 0) {
      this.#ended = true;
      return null;
    }
    if (unread < 8) return 'the data ends early';
    const magic = window.view.getUint32(window.position, true);
    // RFC 8878 3.1.2.
    if (magic >>> 4 === 0x184d2a5) return this.#skip(8 + window.view.getUint32(window.position + 4, true));
    if (magic !== ZSTD_MAGIC) return 'there is no zstd frame';
    const frame = readZstdFrame(window.view, window.position);
    if (unread < frame.headerLength) return 'the data ends early';
    if (frame.windowBytes > MAX_WINDOW)
      return `a window of ${frame.windowBytes} bytes is needed, more than ${MAX_WINDOW} (unpack it first: zstd -d --long=31)`;
    if (frame.dictionary !== 0) return `dictionary ${frame.dictionary} is needed (unpack it first: zstd -d -D)`;
    this.#header = frame.headerLength;
    this.#hasChecksum = frame.hasChecksum;
    this.#decoder = new Decompress((chunk) => this.#output.push(chunk));
    return null;
  }

  async #skip(length: number): Promise<string | null> {
    const window = this.#window;
    for (let left = length; left > 0;) {
      if (!(await this.#has(1))) return 'the data ends early';
      const step = Math.min(left, window.end - window.position);
      window.position += step;
      left -= step;
    }
    return null;
  }

  async #unpackBlock(): Promise<string | null> {
    const window = this.#window;
    if (!(await this.#has(this.#header + BLOCK_HEADER))) return 'the data ends early';
    const at = window.position + this.#header;
    const header = window.bytes[at]! | (window.bytes[at + 1]! << 8) | (window.bytes[at + 2]! << 16);
    const last = (header & 1) !== 0;
    const type = (header >>> 1) & 3;
    const size = header >>> 3;
    if (type === BLOCK_RESERVED || size > MAX_BLOCK) return 'a block is corrupt';
    const length = this.#header + BLOCK_HEADER + (type === BLOCK_RLE ? 1 : size);
    const end = length + (last && this.#hasChecksum ? CHECKSUM : 0);
    if (!(await this.#has(end))) {
      // The block itself may be whole: only its frame's checksum is not.
      if (!(await this.#has(length))) return 'the data ends early';
      return this.#push(length, false) ?? 'the data ends early';
    }
    return this.#push(end, last);
  }

  #push(length: number, last: boolean): string | null {
    const window = this.#window;
    const bytes = window.bytes.subarray(window.position, window.position + length);
    try {
      // In two parts, because after whole blocks fzstd keeps an empty rest for each of them.
      this.#decoder!.push(bytes.subarray(0, -1));
      this.#decoder!.push(bytes.subarray(-1), last);
    } catch (error) {
      return `a block is corrupt (${(error as Error).message})`;
    }
    window.position += length;
    this.#header = 0;
    if (last) this.#decoder = null;
    return null;
  }
}
