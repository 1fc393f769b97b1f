import type { CodeEntry, CodeTable } from './code-table.ts';
import { editDistance, fold, foldedWords } from './folded-text.ts';
import { words as wordsOf } from './words.ts';

/** How much a hit counts by where it is: names before what an entry is about, that before its explanation. */
const WEIGHT = { name: 8, category: 6, meaning: 3, detail: 1 };
type Place = keyof typeof WEIGHT;

/** The entries of one or more languages by the words in them. Entries of several languages are matched by kind and code. */
export class SearchIndex {
  readonly #entries: CodeEntry[];
  readonly #words: Map<string, number>[];
  readonly #names: Set<string>[];

  /** @param tables the first one gives the entries that are found; the others are only searched */
  constructor(tables: readonly CodeTable[]) {
    this.#entries = allEntries(tables[0]!);
    this.#words = this.#entries.map(() => new Map());
    this.#names = this.#entries.map(() => new Set());
    for (const table of tables) {
      const categories = wordsOf(table.language).category as Readonly<Record<string, string>>;
      allEntries(table).forEach((entry, i) => this.#add(i, entry, categories));
    }
  }

  /** Entries whose phrase or name is exactly the text; protocols of the Reason header are not looked at. */
  named(text: string): CodeEntry[] {
    return this.#entries.filter((entry, i) => entry.kind !== 'reason' && this.#names[i]!.has(fold(text)));
  }

  /**
   * Entries that have every wanted word, or a word that begins with it; the best first, else in the order of the tables.
   * @param welcome words that only make an entry better
   */
  search(wanted: readonly string[], welcome: readonly string[] = []): CodeEntry[] {
    const hits = this.#entries.flatMap((entry, i) => {
      const weights = wanted.map((word) => weightOf(word, this.#words[i]!));
      if (weights.length === 0 || weights.includes(0)) return [];
      const all = [...weights, ...welcome.map((word) => weightOf(word, this.#words[i]!))];
      return [{ entry, score: all.reduce((sum, weight) => sum + weight, 0) }];
    });
    return hits.sort((a, b) => b.score - a.score).map((hit) => hit.entry);
  }

  /** Up to five words of names near to one that was not found. */
  near(word: string): string[] {
    const limit = word.length < 5 ? 1 : 2;
    const distances = new Map<string, number>();
    for (const words of this.#words)
      for (const [known, weight] of words) {
        if (weight < WEIGHT.category || known.length < 4 || distances.has(known)) continue;
        const distance = editDistance(word, known, limit);
        if (distance <= limit) distances.set(known, distance);
      }
    const sorted = [...distances].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
    return sorted.slice(0, 5).map(([known]) => known);
  }

  #add(i: number, entry: CodeEntry, categories: Readonly<Record<string, string>>): void {
    for (const [place, texts] of Object.entries(textsOf(entry, categories)) as [Place, string[]][])
      for (const text of texts) {
        if (place === 'name') this.#names[i]!.add(fold(text));
        for (const word of foldedWords(text))
          this.#words[i]!.set(word, Math.max(WEIGHT[place], this.#words[i]!.get(word) ?? 0));
      }
  }
}

function allEntries(table: CodeTable): CodeEntry[] {
  return [...table.responses(), ...table.causes(), ...table.warnings(), ...table.methods(), ...table.reasonProtocols()];
}

/** How much a word counts in an entry; a whole word more than the beginning of one; 0 when it is not there. */
function weightOf(wanted: string, words: ReadonlyMap<string, number>): number {
  let best = 0;
  for (const [word, weight] of words)
    if (word.startsWith(wanted)) best = Math.max(best, word === wanted ? weight + 1 : weight);
  return best;
}

function textsOf(entry: CodeEntry, categories: Readonly<Record<string, string>>): Record<Place, string[]> {
  switch (entry.kind) {
    case 'response':
      return {
        name: [entry.phrase ?? '', ...entry.phraseVariants.map((variant) => variant.phrase)],
        category: [entry.category, categories[entry.category] ?? '', entry.definedBy ?? ''],
        meaning: [entry.meaning, ...entry.phraseVariants.map((variant) => variant.meaning)],
        detail: [...entry.likelyCauses, ...entry.checkFirst, ...entry.lookAtHeaders, entry.rfc ?? ''],
      };
    case 'q850':
      return {
        name: [entry.name ?? '', entry.title],
        category: [entry.category, categories[entry.category] ?? '', entry.definedBy ?? ''],
        meaning: [entry.meaning],
        detail: [entry.note ?? ''],
      };
    case 'warning':
      return {
        name: [entry.text ?? ''],
        category: [entry.group ?? ''],
        meaning: [entry.meaning],
        detail: [entry.rfc ?? ''],
      };
    case 'method':
      return {
        name: [entry.method],
        category: [entry.definedBy ?? ''],
        meaning: [entry.meaning],
        detail: [entry.rfc ?? ''],
      };
    case 'reason':
      return {
        name: [entry.protocol],
        category: entry.values.flatMap((value) => [value.text, value.title]),
        meaning: [entry.meaning],
        detail: [entry.reference],
      };
  }
}
