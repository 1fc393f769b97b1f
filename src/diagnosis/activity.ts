const BUCKET_MICROS = 10e6;
/** A week without a pause; what begins later is not remembered. */
const MOST_BUCKETS = 1 << 16;
/** How far a question looks: half an hour. */
const MOST_LOOKED = 180;

/** When anything at all began: tells silence of one from a gap in the capture, such as between two files. */
export class Activity {
  readonly #buckets = new Set<number>();
  readonly #most: number;
  #last = Number.NaN;
  /** Stretches of time that found no room. */
  overflow = 0;

  constructor(most = MOST_BUCKETS) {
    this.#most = most;
  }

  see(micros: number): void {
    const bucket = Math.floor(micros / BUCKET_MICROS);
    if (bucket === this.#last || Number.isNaN(bucket)) return;
    this.#last = bucket;
    if (this.#buckets.size < this.#most) this.#buckets.add(bucket);
    else if (!this.#buckets.has(bucket)) this.overflow++;
  }

  /** Whether something began in the half hour after a time, and until the other. */
  wasAfter(fromMicros: number, untilMicros: number): boolean {
    const first = Math.ceil(fromMicros / BUCKET_MICROS);
    const end = Math.min(first + MOST_LOOKED, Math.floor(untilMicros / BUCKET_MICROS));
    for (let bucket = first; bucket < end; bucket++) if (this.#buckets.has(bucket)) return true;
    return false;
  }
}
