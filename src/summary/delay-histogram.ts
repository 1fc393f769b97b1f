import type { DelayRow } from '../figures.ts';

/** Upper ends in seconds: finer where callers notice, with the ring timers of networks and Timer B (32 s) apart. */
const ENDS: readonly number[] = [0.05, 0.1, 0.2, 0.5, 1, 2, 3, 5, 8, 12, 20, 31, 60, 120];
/** Steps told at least: what hardly anybody waits for says something too. */
const LEAST = 7;
const END_MICROS: readonly number[] = [...ENDS.map((seconds) => seconds * 1e6), Number.POSITIVE_INFINITY];

/** Calls by how long something took, in steps that grow. */
export class DelayHistogram {
  readonly #counts: number[] = END_MICROS.map(() => 0);

  /** @param micros NaN and less than 0 count nowhere */
  add(micros: number): void {
    if (!(micros >= 0)) return;
    let i = 0;
    while (micros > END_MICROS[i]!) i++;
    this.#counts[i]!++;
  }

  /** The first steps, up to the last that counts any; none without any. */
  rows(): DelayRow[] {
    const last = this.#counts.findLastIndex((calls) => calls > 0);
    if (last < 0) return [];
    const told = this.#counts.slice(0, Math.max(last + 1, LEAST));
    return told.map((calls, i) => ({ from: ENDS[i - 1] ?? 0, to: ENDS[i] ?? null, calls }));
  }
}
