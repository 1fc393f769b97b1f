/** Where the series gives way to the continued fraction: both are exact to some units in the last place there. */
const SERIES_UP_TO = 2;
const FRACTION_TERMS = 60;

/** The probability that a normal deviate is further from 0 than `z`, to either side. */
export function normalTail(z: number): number {
  return complementaryError(Math.abs(z) / Math.SQRT2);
}

/** erfc of 0 and above (NIST DLMF 7.6.2, 7.9.1). */
function complementaryError(x: number): number {
  const scale = (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x);
  if (x < SERIES_UP_TO) {
    let term = x;
    let sum = x;
    for (let n = 1; term > sum * Number.EPSILON; n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - scale * sum;
  }
  let fraction = x;
  for (let n = FRACTION_TERMS; n > 0; n--) fraction = x + n / 2 / fraction;
  return scale / 2 / fraction;
}
