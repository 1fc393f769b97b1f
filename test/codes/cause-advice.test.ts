import { expect, test } from 'vitest';
import english from '../../src/codes/data/texts.en.json' with { type: 'json' };
import spanish from '../../src/codes/data/texts.es.json' with { type: 'json' };

const adviceIn = (texts: object): Map<string, string> =>
  new Map(
    Object.entries(texts as Record<string, { advice?: string }>).flatMap(([k, { advice }]) =>
      advice ? [[k, advice]] : [],
    ),
  );

test('a cause has advice in both languages or in none, each on one line of the first screen', () => {
  const [en, es] = [adviceIn(english.q850), adviceIn(spanish.q850)];
  expect([...en.keys()]).toEqual([...es.keys()]);
  expect(en.size).toBeGreaterThan(20);
  for (const advice of [...en.values(), ...es.values()]) expect(advice.length).toBeLessThanOrEqual(76);
});
