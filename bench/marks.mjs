// @ts-check

/** Marks of `design/PERFORMANCE.md` that are no ratio to another tool. */
export const MARKS = {
  /** MiB at the peak, by capture. */
  peakMebibytes: /** @type {Record<string, number>} */ ({ A: 130, B: 85, C: 60 }),
  /** CPU of `--version` and `--help`, in times of an empty Node process. */
  startUp: 1.3,
  /** Megabytes of log in a second of CPU. */
  logMegabytes: 100,
  /** The largest peak of inputs of growing length, in times of the smallest. */
  peakSpread: 1.1,
};

/**
 * A figure's mark as the tables tell it, and whether it was reached.
 * @param {{ atLeast: number } | { atMost: number } | undefined} mark
 * @param {number | undefined} value
 * @param {string} [unit]
 */
export function judged(mark, value, unit = '') {
  if (mark === undefined) return '';
  const isFloor = 'atLeast' in mark;
  const limit = isFloor ? mark.atLeast : mark.atMost;
  const text = `at ${isFloor ? 'least' : 'most'} ${limitText(limit)}${unit}`;
  if (value === undefined) return text;
  return `${text}: ${(isFloor ? value >= limit : value <= limit) ? 'reached' : '**missed**'}`;
}

/** @param {number} limit */
function limitText(limit) {
  return limit < 1 ? `1/${Number((1 / limit).toFixed(2))}` : String(limit);
}
