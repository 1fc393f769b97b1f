import type { Pause } from './input/merge-feeds.ts';

/** Tells the input's time; microseconds since the epoch, NaN while it is not known. */
export interface ReportClock {
  readonly micros: number;
}

/**
 * When reports on the way are due: each time that so much time of the input has passed since its beginning. After a silence
 * one is due, however many it spans.
 */
export class ReportTimer implements Pause {
  readonly #clock: ReportClock;
  readonly #everyMicros: number;
  readonly #report: () => Promise<void>;
  /** NaN before the first known time. */
  #dueMicros = Number.NaN;

  /** @param report makes one and hands it on; reading goes on afterwards */
  constructor(clock: ReportClock, everyMicros: number, report: () => Promise<void>) {
    this.#clock = clock;
    this.#everyMicros = everyMicros;
    this.#report = report;
  }

  isDue(): boolean {
    const { micros } = this.#clock;
    if (micros >= this.#dueMicros) return true;
    if (Number.isNaN(this.#dueMicros)) this.#dueMicros = micros + this.#everyMicros;
    return false;
  }

  async run(): Promise<void> {
    const { micros } = this.#clock;
    const next = this.#dueMicros + this.#everyMicros * (Math.floor((micros - this.#dueMicros) / this.#everyMicros) + 1);
    // A hostile clock may stand where a period more is the same number.
    this.#dueMicros = next > micros ? next : Number.POSITIVE_INFINITY;
    await this.#report();
  }
}
