import type { Words } from '../codes/words.ts';
import type { Comparison, ComparisonRow } from '../comparison.ts';
import { changeText, chanceText } from './comparison-figures.ts';
import { comparisonView, TELLING_ORDER } from './comparison-view.ts';
import { fillTemplate } from './fill-template.ts';
import type { Glyphs } from './glyphs.ts';

/** Changes that the verdict names; the sections have the rest. */
const MOST_CHANGES = 2;
/** Characters of a key. */
const MOST_KEY = 60;
const COUNTED = ['code', 'cause', 'hop', 'finding'] as const;
const CAPITALISED = { code: 'Code', cause: 'Cause', hop: 'Hop', finding: 'Finding' } as const;

/** Of two reports that are alike, as many rows in a hundred differ at p < 0.05. */
const BY_CHANCE = 0.05;

/** `worse: 3 new causes, 503 2.0% → 14.0% (p < 0.001), at 10.1.2.3 …; better: …`, or that nothing is beyond chance. */
export function comparisonVerdict(comparison: Comparison, words: Words, glyph: Glyphs): string {
  if (comparison.verdict === 'same') return nothingSure(comparison, words);
  const rows = comparisonView(comparison)
    .sections.flatMap((section) => section.rows)
    .filter(({ beyondChance }) => beyondChance);
  const side = (name: 'worse' | 'better'): string[] => {
    const parts = partsOf(
      rows.filter(({ worse }) => worse === (name === 'worse')),
      words,
      glyph,
    );
    return parts.length === 0 ? [] : [`${words.comparison[name]}: ${parts.join(', ')}`];
  };
  return [...side('worse'), ...side('better')].join('; ');
}

/** What differs at p < 0.05 when nothing does for sure, and how much of that chance makes. */
function nothingSure({ rows }: Comparison, { comparison }: Words): string {
  const tested = rows.filter(({ p }) => p !== null);
  const differ = tested.filter(({ significant }) => significant).length;
  if (differ === 0) return comparison.same;
  const values = { differ, tested: tested.length, expected: Math.round(tested.length * BY_CHANCE) };
  return fillTemplate(comparison.sameButFor, values);
}

function partsOf(rows: readonly ComparisonRow[], words: Words, glyph: Glyphs): string[] {
  const counts = (['new', 'gone'] as const).flatMap((change) =>
    COUNTED.flatMap((kind) => {
      const [first, ...more] = rows.filter((row) => row.kind === kind && row.change === change);
      if (first === undefined) return [];
      const template = words.comparison[`${change}${more.length === 0 ? 'One' : 'Many'}${CAPITALISED[kind]}`];
      return [fillTemplate(template, { count: more.length + 1, key: short(first.key, glyph) })];
    }),
  );
  const changes = rows
    .filter(({ change }) => change === 'up' || change === 'down')
    .sort((a, b) => TELLING_ORDER.indexOf(a.kind) - TELLING_ORDER.indexOf(b.kind) || size(b) - size(a));
  // One of each kind says more than two codes that changed together.
  const named = TELLING_ORDER.flatMap((kind) => changes.find((row) => row.kind === kind) ?? []).slice(0, MOST_CHANGES);
  return [...counts, ...named.map((row) => namedChange(row, words, glyph))];
}

/** A key of a report may be of any length; an IPv6 address with its port is told whole. */
function short(key: string, glyph: Glyphs): string {
  const characters = [...key];
  return characters.length > MOST_KEY ? `${characters.slice(0, MOST_KEY).join('')}${glyph.ellipsis}` : key;
}

function size({ difference }: ComparisonRow): number {
  return Math.abs(difference ?? 0);
}

function namedChange(row: ComparisonRow, words: Words, glyph: Glyphs): string {
  const name =
    row.kind === 'hop' ? fillTemplate(words.comparison.atHop, { hop: short(row.key, glyph) }) : short(row.key, glyph);
  return `${name} ${changeText(row, glyph)} (${chanceText(row, words)})`;
}
