const FIRST_SIZE = 1 << 10;

/** Values by 64 bits of hash, in flat arrays: filled again and again, and never asked to forget one. */
export class KeyTable<V> {
  #low = new Int32Array(FIRST_SIZE);
  #high = new Int32Array(FIRST_SIZE);
  #values: (V | null)[] = Array.from({ length: FIRST_SIZE }, () => null);
  size = 0;
  readonly #most: number;

  /** @param most entries, about half of what the table has room for */
  constructor(most: number) {
    this.#most = most;
  }

  get isFull(): boolean {
    return this.size >= this.#most;
  }

  get(low: number, high: number): V | null {
    return this.#values[this.#slot(low, high)]!;
  }

  set(low: number, high: number, value: V): void {
    const slot = this.#slot(low, high);
    if (this.#values[slot] === null) {
      if (this.isFull) return;
      this.size++;
    }
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#values[slot] = value;
    if (2 * this.size > this.#values.length) this.#grow();
  }

  clear(): void {
    this.#values.fill(null);
    this.size = 0;
  }

  /** That of the key, or the free one where it belongs. */
  #slot(low: number, high: number): number {
    const mask = this.#values.length - 1;
    let slot = (low ^ (high >>> 15)) & mask;
    while (this.#values[slot] !== null && !(this.#low[slot] === low && this.#high[slot] === high))
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [low, high, values] = [this.#low, this.#high, this.#values];
    const size = 2 * values.length;
    this.#low = new Int32Array(size);
    this.#high = new Int32Array(size);
    this.#values = Array.from({ length: size }, () => null);
    for (const [at, value] of values.entries()) {
      if (value === null) continue;
      const slot = this.#slot(low[at]!, high[at]!);
      this.#low[slot] = low[at]!;
      this.#high[slot] = high[at]!;
      this.#values[slot] = value;
    }
  }
}
