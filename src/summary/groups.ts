/** The positions of a column of integers by their value, without an array for each value. */
export class Groups {
  /** The last position of each value; each position's predecessor of the same value, -1 for the first. */
  readonly #last = new Map<number, number>();
  readonly #previous: Int32Array;

  /** @param capacity the longest column */
  constructor(capacity: number) {
    this.#previous = new Int32Array(capacity);
  }

  /** Groups the first `size` values of a column, and forgets the groups before. */
  by(column: Int32Array, size: number): void {
    this.#last.clear();
    for (let at = 0; at < size; at++) {
      const value = column[at]!;
      this.#previous[at] = this.#last.get(value) ?? -1;
      this.#last.set(value, at);
    }
  }

  /** The distinct values, in the order of their first position. */
  values(): Iterable<number> {
    return this.#last.keys();
  }

  /** The positions of one value, to be walked with `before`; -1 when there is none. */
  of(value: number): number {
    return this.#last.get(value) ?? -1;
  }

  /** The position before another one of the same value; -1 when there is none. */
  before(at: number): number {
    return this.#previous[at]!;
  }
}
