import { expect, test, vi } from 'vitest';
import { METHODS_KNOWN } from '../../src/codes/method-info.ts';
import { Q850_FACTS, Q850_LOCATIONS, VENDOR_CAUSE_FACTS } from '../../src/codes/q850-facts.ts';
import { REASON_PROTOCOLS } from '../../src/codes/reason-protocol.ts';
import { RESPONSE_FACTS } from '../../src/codes/response-facts.ts';
import { loadTexts, type Texts } from '../../src/codes/texts.ts';
import { WARNING_CODES } from '../../src/codes/warning-code.ts';
import { words } from '../../src/codes/words.ts';
import type { Language } from '../../src/result.ts';

const LANGUAGES: Language[] = ['en', 'es'];
const english = await loadTexts('en');
const spanish = await loadTexts('es');

/** Texts that are the same in both languages, because they are names. */
const PROPER = new Set(['spam', 'provisional', 'final', 'no', 'byte']);

/** Every text with its path, such as `responses.486.likelyCauses.0`. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

/** Names that only other languages than English need. */
const isTitle = (path: string): boolean =>
  /^q850\.\d+\.title$|^reasonProtocols\.[^.]+(\.\d)?.*\.values\.\d+$/.test(path);

test.each(LANGUAGES)('%s explains every row of every table, and nothing else', async (language) => {
  const texts = await loadTexts(language);
  const keys = (record: object): string[] => Object.keys(record).sort();
  const strings = (list: readonly unknown[]): string[] => list.map(String).sort();
  expect(keys(texts.responses)).toEqual(strings(RESPONSE_FACTS.map((row) => row.code)));
  expect(keys(texts.q850)).toEqual(strings([...Q850_FACTS, ...VENDOR_CAUSE_FACTS].map((row) => row.cause)));
  expect(keys(texts.q850Locations)).toEqual(strings(Q850_LOCATIONS.map((row) => row.token)));
  expect(keys(texts.warnings)).toEqual(strings(WARNING_CODES));
  expect(keys(texts.methods)).toEqual(strings(METHODS_KNOWN));
  expect(keys(texts.reasonProtocols)).toEqual(strings(REASON_PROTOCOLS));
  for (const row of RESPONSE_FACTS)
    expect(texts.responses[row.code]?.phraseVariants?.length ?? 0, String(row.code)).toBe(row.phraseVariants.length);
});

test('Spanish has as many causes and checks for each code as English, and every other text of it', () => {
  const count = (texts: Texts): Record<string, number[]> =>
    Object.fromEntries(
      Object.entries(texts.responses).map(([code, text]) => [code, [text.likelyCauses.length, text.checkFirst.length]]),
    );
  expect(count(spanish)).toEqual(count(english));
  const paths = (texts: Texts): string[] => leaves(texts).flatMap(([path]) => (isTitle(path) ? [] : [path]));
  expect(paths(spanish)).toEqual(paths(english));
  expect(leaves(english.responses).length).toBeGreaterThan(480);
});

test('no Spanish text is the English one', () => {
  const said = new Map(leaves({ ...english, words: words('en') }));
  const same = leaves({ ...spanish, words: words('es') }).filter(
    ([path, text]) => text === said.get(path) && /\p{L}{2}/u.test(text.replace(/\{\w+\}/g, '')) && !PROPER.has(text),
  );
  expect(same).toEqual([]);
});

test('every Q.850 cause and every value of a Reason protocol has a Spanish name', () => {
  for (const { cause, name } of Q850_FACTS) {
    expect(spanish.q850[cause]?.title, name).toBeTruthy();
    expect(spanish.q850[cause]?.title).not.toBe(name);
  }
});

test('codes, header names and numbers survive the translation', () => {
  // Numbers of a meaning, a cause or a check are facts: they must be the same in every language.
  const numbers = (text: string): string[] => (text.match(/\d+/g) ?? []).sort();
  const translated = new Map(leaves(spanish.responses));
  const differing = leaves(english.responses).filter(
    ([path, text]) => numbers(text).join() !== numbers(translated.get(path) ?? '').join(),
  );
  expect(differing.map(([path, text]) => [path, text, translated.get(path)])).toEqual([]);
});

test('texts are whole: no spare spaces, a full stop ends a meaning, none ends a bullet', () => {
  for (const texts of [english, spanish])
    for (const [path, text] of leaves(texts.responses)) {
      expect(text, path).toBe(text.trim());
      expect(text, path).not.toMatch(/ {2}|\n|\(memory\)/);
      if (path.endsWith('.meaning')) expect(text, path).toMatch(/\.$/);
      else expect(text, path).not.toMatch(/\.$/);
    }
});

test('only the language asked for is loaded', async () => {
  vi.resetModules();
  vi.doMock('../../src/codes/data/texts.en.json', () => {
    throw new Error('English was loaded');
  });
  const { loadCodeTable } = await import('../../src/codes/code-table.ts');
  await expect(loadCodeTable('es')).resolves.toMatchObject({ language: 'es' });
  await expect(loadCodeTable('en')).rejects.toThrow();
  vi.doUnmock('../../src/codes/data/texts.en.json');
});
