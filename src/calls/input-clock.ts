const HOUR_MICROS = 3600e6;

/**
 * The input's own clock: the latest time seen. One packet with a wild timestamp must not age everything else, so a
 * jump of more than an hour counts only when the next time confirms it.
 */
export class InputClock {
  /** Microseconds since the epoch; NaN before the first known time. */
  micros = Number.NaN;
  /** The same in whole seconds, 0 before the first known time. */
  second = 0;
  #suspect = Number.NaN;

  /** Takes note of a time. Returns true when the second changed. */
  see(micros: number): boolean {
    if (micros <= this.micros || Number.isNaN(micros)) return false;
    if (micros > this.micros + HOUR_MICROS && !(Math.abs(micros - this.#suspect) < HOUR_MICROS)) {
      this.#suspect = micros;
      return false;
    }
    this.micros = micros;
    const second = Math.floor(micros / 1e6);
    if (second === this.second) return false;
    this.second = second;
    return true;
  }
}
