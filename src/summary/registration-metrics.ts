import type { RegistrationVerdict } from '../diagnosis/registration-outcome.ts';
import type { Ratio, Statistics } from '../figures.ts';
import { ratioOf } from './metric-tally.ts';
import { bucketOf, QuantileSketch } from './quantile-sketch.ts';

/** Asking for credentials or money is no failure of the registrar (RFC 6076 4.2). */
const NO_FAILURE: ReadonlySet<number> = new Set([401, 402, 407]);

/** The metrics of registrations. A REGISTER with its retries is one attempt, as with calls. */
export class RegistrationMetrics {
  #known = 0;
  #ineffective = 0;
  readonly delays = new QuantileSketch();

  add({ outcome, finalCode, delayMicros }: RegistrationVerdict): void {
    if (outcome === 'unknown') return;
    this.#known++;
    if (outcome === 'timeout' || (finalCode !== null && finalCode >= 400 && !NO_FAILURE.has(finalCode)))
      this.#ineffective++;
    const isSuccess = outcome === 'ok' || outcome === 'removed';
    if (isSuccess && delayMicros >= 0) this.delays.add(delayMicros, bucketOf(delayMicros));
  }

  /** Ineffective registration attempts (RFC 6076 4.2). */
  ira(): Ratio {
    return ratioOf(this.#ineffective, this.#known);
  }

  /** Registration request delay (RFC 6076 4.1). */
  rrd(): Statistics {
    return this.delays.statistics();
  }
}
