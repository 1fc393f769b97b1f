/** Probabilities that differ by no more than this are the same but for rounding; R's fisher.test allows as much. */
const SAME = 1 + 1e-7;

/**
 * Fisher's exact test of two shares, two-sided: the probability of all tables with these margins that are no more probable
 * than the one seen (as R's fisher.test and scipy's fisher_exact have it).
 * @param seen calls of the first `first` that have it; `all` of both groups together have it
 */
export function fisherExact(seen: number, first: number, all: number, second: number): number {
  const lowest = Math.max(0, all - second);
  const highest = Math.min(all, first);
  const mode = Math.floor(((all + 1) * (first + 1)) / (first + second + 2));
  const start = Math.min(Math.max(mode, lowest), highest);
  // Relative to the most probable table; what is too small for a number is nothing.
  const weights = new Map([[start, 1]]);
  for (let x = start, weight = 1; x < highest && weight > 0; x++) {
    weight *= ((all - x) / (x + 1)) * ((first - x) / (second - all + x + 1));
    weights.set(x + 1, weight);
  }
  for (let x = start, weight = 1; x > lowest && weight > 0; x--) {
    weight *= (x / (all - x + 1)) * ((second - all + x) / (first - x + 1));
    weights.set(x - 1, weight);
  }
  const limit = (weights.get(seen) ?? 0) * SAME;
  // The small ones first, so that none is lost in the sum.
  const sorted = [...weights.values()].sort((a, b) => a - b);
  const total = sorted.reduce((sum, weight) => sum + weight, 0);
  const tail = sorted.filter((weight) => weight <= limit).reduce((sum, weight) => sum + weight, 0);
  return Math.min(tail / total, 1);
}
