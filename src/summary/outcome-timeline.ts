import type { Verdict } from '../diagnosis/outcome.ts';
import { FAULT_GROUPS, type FaultGroup, type OverTime } from '../figures.ts';
import { isoTime } from '../util/time.ts';

/** Steps of a clock in seconds, each a multiple of the one before it. */
const STEPS: readonly number[] = [1, 5, 10, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400];
/** Bars that a chart has room for. */
const MOST = 96;

/** Dates end there, in microseconds since the epoch (ECMA-262 21.4.1.1). */
const END_OF_TIME = 8.64e18;

type Counts = Record<FaultGroup, number>;

/** Calls by the time they began and by whose doing their outcome was, in the finest steps that a chart has room for. */
export class OutcomeTimeline {
  #rows = new Map<number, Counts>();
  #step = STEPS[0]!;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  /** @param micros when the call began; NaN counts nowhere */
  add(micros: number, { outcome, fault }: Pick<Verdict, 'outcome' | 'fault'>): void {
    if (!(Math.abs(micros) <= END_OF_TIME)) return;
    this.#first = Math.min(this.#first, micros);
    this.#last = Math.max(this.#last, micros);
    this.#makeRoom();
    const group: FaultGroup = outcome === 'answered' ? 'answered' : outcome === 'unknown' ? 'unknown' : fault;
    this.#at(this.#indexOf(micros))[group]++;
  }

  /** Only steps that hold any. */
  rows(): OverTime {
    if (this.#rows.size === 0) return { step: null, rows: [] };
    const rows = [...this.#rows]
      .sort(([a], [b]) => a - b)
      .map(([index, counts]) => ({ from: isoTime(index * this.#step * 1e6), ...counts }));
    return { step: this.#step, rows };
  }

  #indexOf(micros: number): number {
    return Math.floor(micros / 1e6 / this.#step);
  }

  /** Coarser steps, until they are few enough. Beyond days they grow by doubling: a hostile clock may claim any span. */
  #makeRoom(): void {
    while (this.#indexOf(this.#last) - this.#indexOf(this.#first) >= MOST) {
      const step = STEPS.find((longer) => longer > this.#step) ?? this.#step * 2;
      const factor = step / this.#step;
      const finer = this.#rows;
      this.#rows = new Map();
      this.#step = step;
      for (const [index, counts] of finer) {
        const into = this.#at(Math.floor(index / factor));
        for (const group of FAULT_GROUPS) into[group] += counts[group];
      }
    }
  }

  #at(index: number): Counts {
    let counts = this.#rows.get(index);
    if (!counts) {
      counts = { answered: 0, network: 0, callee: 0, caller: 0, none: 0, unknown: 0 };
      this.#rows.set(index, counts);
    }
    return counts;
  }
}
