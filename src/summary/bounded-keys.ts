/** The key of what found its store full. */
export const OTHER_KEY = '(other)';

/** Values by key, as many as the limit allows: what comes later has one value in common. */
export class BoundedKeys<K, V> {
  readonly #values = new Map<K, V>();
  readonly #limit: number;
  readonly #make: () => V;
  #other: V | null = null;

  constructor(limit: number, make: () => V) {
    this.#limit = limit;
    this.#make = make;
  }

  of(key: K): V {
    let value = this.#values.get(key);
    if (value !== undefined) return value;
    if (this.#values.size >= this.#limit) return (this.#other ??= this.#make());
    this.#values.set(key, (value = this.#make()));
    return value;
  }

  /** Of the keys that were kept. */
  entries(): [K, V][] {
    return [...this.#values];
  }

  /** Of all others; null while there is room. */
  get other(): V | null {
    return this.#other;
  }
}
