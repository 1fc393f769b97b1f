import { q850Facts } from './codes/q850-facts.ts';
import { explainCause } from './codes/q850-cause.ts';
import { loadTexts } from './codes/texts.ts';
import type { Comparison, ComparisonRow } from './comparison.ts';
import { listRules } from './list-rules.ts';
import type { Language } from './result.ts';

/**
 * What rules and Q.850 causes are called, in one language, whatever the language of the reports compared. Other texts stay:
 * phrases are the wire's own, and what this version does not know has no other name.
 */
export async function comparisonIn(language: Language, comparison: Comparison): Promise<Comparison> {
  const titles = new Map(listRules(language).map(({ id, title }) => [id, title]));
  const texts = await loadTexts(language);
  const nameOf = ({ kind, key }: ComparisonRow): string | undefined => {
    if (kind === 'finding') return titles.get(key.split(' ', 1)[0] ?? key);
    const cause = kind === 'cause' ? /^Q\.850 (\d+)$/.exec(key)?.[1] : undefined;
    if (cause === undefined || q850Facts(Number(cause)) === undefined) return undefined;
    return explainCause(Number(cause), texts).title;
  };
  return { ...comparison, rows: comparison.rows.map((row) => ({ ...row, text: nameOf(row) ?? row.text })) };
}
