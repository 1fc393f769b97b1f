import type { Labels, Sample } from './family.ts';

/** The label value under which stands what found no room. */
export const OTHER = 'other';

/** Adds up values with the same labels: a series may be told only once. */
export function sumByLabels(samples: Iterable<Sample>): Sample[] {
  const sums = new Map<string, { labels: Labels; value: number }>();
  for (const { labels, value } of samples) {
    const key = JSON.stringify(labels);
    const sum = sums.get(key);
    if (sum) sum.value += value;
    else sums.set(key, { labels, value });
  }
  return [...sums.values()];
}

/** The largest samples; the others are added up under `other` in all of their labels. */
export function largest(samples: readonly Sample[], most: number): Sample[] {
  const sorted = samples.toSorted((a, b) => b.value - a.value);
  const rest = sorted.slice(most).map(({ labels, value }) => ({
    labels: Object.fromEntries(Object.keys(labels).map((key) => [key, OTHER])),
    value,
  }));
  return sumByLabels([...sorted.slice(0, most), ...rest]);
}
