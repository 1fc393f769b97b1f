const SECONDS = 1024;

/** Items by the second at which to look at them again: a timing wheel on the input's clock. */
export class ExpiryWheel<T> {
  #slots: T[][] = Array.from({ length: SECONDS }, () => []);
  #second = 0;

  /** @param second when to look; later than the wheel spans means at the end of its span */
  add(item: T, second: number): void {
    const ahead = Math.min(Math.max(second - this.#second, 1), SECONDS - 1);
    this.#slots[(this.#second + ahead) % SECONDS]!.push(item);
  }

  /**
   * Moves on to `second`, calling `look` for every item whose time has come.
   * `look` returns the second at which to look again, or 0 when the item is done.
   */
  advance(second: number, look: (item: T) => number): void {
    if (second <= this.#second) return;
    // After a long silence every slot has come due: one round is enough.
    const from = Math.max(this.#second + 1, second - SECONDS + 1);
    for (let now = from; now <= second; now++) {
      const due = this.#slots[now % SECONDS]!;
      this.#second = now;
      if (due.length === 0) continue;
      this.#slots[now % SECONDS] = [];
      for (const item of due) {
        const again = look(item);
        if (again !== 0) this.add(item, again);
      }
    }
    this.#second = second;
  }

  /** Takes out one of the items whose second comes next; null when there is none. */
  takeSoonest(): T | null {
    for (let ahead = 1; ahead <= SECONDS; ahead++) {
      const item = this.#slots[(this.#second + ahead) % SECONDS]!.pop();
      if (item !== undefined) return item;
    }
    return null;
  }

  /** Everything still in the wheel, in no particular order. */
  *items(): Generator<T> {
    for (const slot of this.#slots) yield* slot;
  }
}
