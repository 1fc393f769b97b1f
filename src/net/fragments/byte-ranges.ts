/** Which bytes of a datagram are there: disjoint ranges in order, as a flat list of beginnings and ends. */
export class ByteRanges {
  readonly #edges: number[] = [];

  get count(): number {
    return this.#edges.length >> 1;
  }

  /** End of the range that begins at 0; 0 when there is none. */
  get prefix(): number {
    return this.#edges[0] === 0 ? this.#edges[1]! : 0;
  }

  /** The parts of a range that are not there yet, as a flat list. */
  missing(from: number, to: number): number[] {
    const parts: number[] = [];
    let at = from;
    for (let i = 0; i < this.#edges.length && at < to; i += 2) {
      const begin = this.#edges[i]!;
      if (begin > at) parts.push(at, Math.min(begin, to));
      at = Math.max(at, this.#edges[i + 1]!);
    }
    if (at < to) parts.push(at, to);
    return parts;
  }

  add(from: number, to: number): void {
    const edges = this.#edges;
    let first = 0;
    while (first < edges.length && edges[first + 1]! < from) first += 2;
    let last = first;
    while (last < edges.length && edges[last]! <= to) last += 2;
    const begin = last > first ? Math.min(from, edges[first]!) : from;
    const end = last > first ? Math.max(to, edges[last - 1]!) : to;
    edges.splice(first, last - first, begin, end);
  }

  clear(): void {
    this.#edges.length = 0;
  }
}
