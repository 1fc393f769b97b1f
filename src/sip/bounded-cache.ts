/** Remembers the results of the `limit` values used last. */
export class BoundedCache<Value, Key = string> {
  readonly #limit: number;
  readonly #values = new Map<Key, Value>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#values.size;
  }

  /** The value known for `key`, or what `make` makes of it. */
  get(key: Key, make: (key: Key) => Value): Value {
    let value = this.#values.get(key);
    if (value !== undefined) this.#values.delete(key);
    else {
      value = make(key);
      if (this.#values.size >= this.#limit) this.#values.delete(this.#values.keys().next().value!);
    }
    this.#values.set(key, value);
    return value;
  }
}
