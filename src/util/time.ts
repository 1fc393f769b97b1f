/** ISO 8601 UTC with six decimals, or null for an unknown time. @param micros microseconds since the epoch */
export function isoTime(micros: number): string | null {
  const millis = Math.floor(micros / 1000);
  // Dates end at 8.64e15 ms; a hostile capture may claim any time.
  if (!Number.isFinite(millis) || Math.abs(millis) > 8.64e15) return null;
  const rest = String(micros - millis * 1000).padStart(3, '0');
  return `${new Date(millis).toISOString().slice(0, -1)}${rest}Z`;
}

/** The seconds from one time to another, both in microseconds, with microsecond precision; null when either is unknown. */
export function secondsBetween(fromMicros: number, toMicros: number): number | null {
  const micros = toMicros - fromMicros;
  return Number.isNaN(micros) ? null : micros / 1e6;
}

/** Seconds since the epoch, whole; -1 for an unknown time, or one before the epoch. An integer until 2038, when V8 begins to box it. */
export function secondOf(micros: number): number {
  if (!(micros >= 0)) return -1;
  return micros < 2 ** 31 * 1e6 ? (micros / 1e6) | 0 : Math.floor(micros / 1e6);
}

/** The microseconds beyond `second`. */
export function fractionOf(micros: number, second: number): number {
  return second < 0 ? 0 : (micros - second * 1e6) | 0;
}

/** What `secondOf` and `fractionOf` took apart; NaN when unknown. */
export function microsOf(second: number, fraction: number): number {
  return second < 0 ? Number.NaN : second * 1e6 + fraction;
}
