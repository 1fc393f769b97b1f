import type { Message } from '../sip/message.ts';

/** Distinct reason phrases kept; a flood of invented ones shares the empty phrase beyond it. */
const MOST = 8192;
/** Longer phrases are cut here for keeping. */
const MAX_BYTES = 256;

/** Reason phrases as seen on the wire, each kept once and named by a number. Id 0 is the empty phrase. */
export class Phrases {
  readonly #texts: string[] = [''];
  #slots = new Int32Array(256);
  readonly #hashes: number[] = [0];
  readonly #most: number;
  /** Look-ups that found the store full. */
  overflow = 0;

  /** @param most distinct phrases that are kept */
  constructor(most = MOST) {
    this.#most = most;
  }

  /** The id of a response's phrase. */
  intern(message: Message): number {
    const { bytes, startLineTextStart: start } = message;
    const end = Math.min(message.startLineTextEnd, start + MAX_BYTES);
    return end <= start ? 0 : this.#intern(bytes, start, end, message);
  }

  /** The id of a phrase that a log tells. */
  internText(text: string): number {
    const bytes = Buffer.from(text);
    const end = Math.min(bytes.length, MAX_BYTES);
    return end === 0 ? 0 : this.#intern(bytes, 0, end, null);
  }

  /** @param message null: the bytes are UTF-8 and stand for themselves */
  #intern(bytes: Uint8Array, start: number, end: number, message: Message | null): number {
    let hash = 17;
    for (let i = start; i < end; i++) hash = Math.imul(hash, 31) + bytes[i]!;
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let id = this.#slots[slot]!; id !== 0; id = this.#slots[slot]!) {
      if (this.#hashes[id] === hash) return id;
      slot = (slot + 1) & mask;
    }
    if (this.#texts.length >= this.#most) {
      this.overflow++;
      return 0;
    }
    const text = message ? message.text(start, end) : Buffer.from(bytes.subarray(start, end)).toString();
    const id = this.#texts.push(text) - 1;
    this.#hashes.push(hash);
    this.#slots[slot] = id;
    if (2 * this.#texts.length > this.#slots.length) this.#grow();
    return id;
  }

  text(id: number): string {
    return this.#texts[id] ?? '';
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 1; id < this.#hashes.length; id++) {
      let slot = this.#hashes[id]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}
