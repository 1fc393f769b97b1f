import type { Statistics } from '../figures.ts';

/** Quantiles are this near to the true ones, relative to them, once values are only counted. */
const ACCURACY = 0.01;
const GAMMA = (1 + ACCURACY) / (1 - ACCURACY);
const LOG_GAMMA = Math.log(GAMMA);
/** Values kept one by one: so many have exact quantiles. */
const KEPT = 32;
/** Buckets made at a time. */
const PIECE = 32;

/**
 * Durations in microseconds, of which it tells count, mean and maximum exactly, and quantiles: exactly while there are
 * few, then to 1 %. The values are counted in buckets that grow by powers (DDSketch, Masson, Rim and Lee 2019), so memory is
 * bounded however many there are: 10 hours to the microsecond take 1,200 buckets. Two sketches can be added up.
 */
export class QuantileSketch {
  count = 0;
  #sum = 0;
  #max = 0;
  /** Null once they are only counted. */
  #values: number[] | null = [];
  /** Values by bucket, from bucket `#first` on. */
  #buckets: number[] = [];
  #first = 0;

  /** Counts a duration. @param bucket its `bucketOf`, which a call that stands in several sketches computes once */
  add(micros: number, bucket: number): void {
    this.count++;
    this.#sum += micros;
    if (micros > this.#max) this.#max = micros;
    if (this.#values === null) this.#countIn(bucket, 1);
    else {
      this.#values.push(micros);
      if (this.#values.length > KEPT) this.#countKept();
    }
  }

  /** Adds all values of another sketch: the same as if they had been added one by one. */
  merge(other: QuantileSketch): void {
    this.count += other.count;
    this.#sum += other.#sum;
    this.#max = Math.max(this.#max, other.#max);
    if (this.#values !== null && other.#values !== null) {
      this.#values.push(...other.#values);
      if (this.#values.length > KEPT) this.#countKept();
      return;
    }
    this.#countKept();
    for (const micros of other.#values ?? []) this.#countIn(bucketOf(micros), 1);
    // Sketches are long and added up by the thousand: no iterator.
    const buckets = other.#buckets;
    for (let i = 0; i < buckets.length; i++) if (buckets[i]! > 0) this.#countIn(other.#first + i, buckets[i]!);
  }

  /** The value that a share of all do not exceed (nearest rank); null without any. @param share from 0 to 1 */
  quantile(share: number): number | null {
    if (this.count === 0) return null;
    const rank = Math.max(1, Math.ceil(share * this.count));
    if (this.#values !== null) return this.#values.sort((a, b) => a - b)[rank - 1]!;
    let seen = 0;
    for (let i = 0; i < this.#buckets.length; i++) {
      seen += this.#buckets[i]!;
      if (seen >= rank) return Math.min(valueOf(this.#first + i), this.#max);
    }
    return this.#max;
  }

  /** In seconds, to the microsecond. */
  statistics(): Statistics {
    const { count } = this;
    if (count === 0) return { count, mean: null, p50: null, p95: null, max: null };
    return {
      count,
      mean: seconds(this.#sum / count),
      p50: this.secondsAt(0.5),
      p95: this.secondsAt(0.95),
      max: seconds(this.#max),
    };
  }

  /** `quantile` in seconds, to the microsecond. */
  secondsAt(share: number): number | null {
    return seconds(this.quantile(share));
  }

  #countKept(): void {
    const values = this.#values;
    this.#values = null;
    for (const micros of values ?? []) this.#countIn(bucketOf(micros), 1);
  }

  #countIn(bucket: number, count: number): void {
    const buckets = this.#buckets;
    const at = bucket - this.#first;
    if (at >= 0 && at < buckets.length) buckets[at]! += count;
    else this.#makeRoom(bucket, count);
  }

  /** Grows by whole pieces, so that it seldom has to. */
  #makeRoom(bucket: number, count: number): void {
    const before = this.#buckets;
    const piece = bucket - (bucket % PIECE);
    const first = before.length === 0 ? piece : Math.min(this.#first, piece);
    const last = Math.max(this.#first + before.length, piece + PIECE);
    const buckets: number[] = [];
    while (buckets.length < last - first) buckets.push(0);
    for (let i = 0; i < before.length; i++) buckets[this.#first - first + i] = before[i]!;
    buckets[bucket - first]! += count;
    this.#buckets = buckets;
    this.#first = first;
  }
}

function seconds(micros: number | null): number | null {
  return micros === null ? null : Math.round(micros) / 1e6;
}

/** The bucket of a duration: i is for what is above GAMMA^(i-1) and up to GAMMA^i, 0 for no time at all, too. */
export function bucketOf(micros: number): number {
  return micros <= 1 ? 0 : Math.ceil(Math.log(micros) / LOG_GAMMA);
}

/** Nowhere in the bucket is farther from it than the accuracy allows. */
function valueOf(bucket: number): number {
  return bucket === 0 ? 1 : (2 * GAMMA ** bucket) / (GAMMA + 1);
}
