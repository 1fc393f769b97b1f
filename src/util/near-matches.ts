/** The most candidates that an error names. */
const MOST = 3;

/** The candidates that a mistyped word may have meant, the nearest first; the order given decides between equals. */
export function nearMatches(typed: string, candidates: readonly string[]): string[] {
  const word = typed.toLowerCase();
  const most = Math.max(1, Math.floor(word.length / 3));
  return candidates
    .map((candidate) => ({ candidate, distance: nearness(word, candidate) }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ candidate }) => candidate);
}

/** An error's last sentence: `Near: json.`, or all that there is to choose from. */
export function nearSentence(typed: string, candidates: readonly string[]): string {
  const near = nearMatches(typed, candidates);
  return near.length > 0 ? `Near: ${near.join(', ')}.` : `One of: ${candidates.join(', ')}.`;
}

/** An abbreviation is as near as one wrong letter. */
function nearness(word: string, candidate: string): number {
  const distance = editDistance(word, candidate);
  return word.length > 1 && candidate.startsWith(word) ? Math.min(distance, 1) : distance;
}

/** Levenshtein's distance, where two letters in the wrong order are one mistake: letters to insert, delete, replace or swap. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : replaced;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, replaced, swapped));
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}
