import { expect, test } from 'vitest';
import { loadCodeTable } from '../../src/codes/code-table.ts';
import { findCodes } from '../../src/codes/find-codes.ts';
import { type CodesFormat, renderCodes } from '../../src/report/codes.ts';
import type { Language } from '../../src/result.ts';

const tables = { en: await loadCodeTable('en'), es: await loadCodeTable('es') };

async function codes(
  query: string,
  language: Language = 'en',
  format: CodesFormat = 'table',
  columns = 80,
): Promise<string> {
  const found = await findCodes(query, tables[language]);
  return renderCodes(found, { format, language, columns });
}

test.each([
  ['486', 'en', 'table', 'codes-486.en.txt'],
  ['486', 'es', 'table', 'codes-486.es.txt'],
  ['477', 'en', 'table', 'codes-477.en.txt'],
  ['603', 'es', 'table', 'codes-603.es.txt'],
  ['499', 'es', 'table', 'codes-499.es.txt'],
  ['q850 21', 'en', 'table', 'codes-q850-21.en.txt'],
  ['Q.850 34', 'es', 'table', 'codes-q850-34.es.txt'],
  ['STIR', 'es', 'table', 'codes-stir.es.txt'],
  ['4xx', 'en', 'table', 'codes-4xx.en.txt'],
  ['busy', 'es', 'table', 'codes-busy.es.txt'],
  ['486', 'es', 'markdown', 'codes-486.es.md'],
  ['5xx', 'en', 'markdown', 'codes-5xx.en.md'],
  ['304', 'en', 'markdown', 'codes-304.en.md'],
] as const)('%s in %s as %s', async (query, language, format, golden) => {
  await expect(await codes(query, language, format)).toMatchFileSnapshot(`./codes/${golden}`);
});

test.each([40, 63, 64, 80, 120])('no line is longer than %i columns, none ends in spaces', async (columns) => {
  const bad: string[] = [];
  for (const query of [
    '48x',
    '5xx',
    'ocupado',
    'portadora',
    'methods',
    'reasons',
    '480',
    '603',
    '477',
    'q850 98',
    'SIP',
  ])
    for (const line of (await codes(query, 'es', 'table', columns)).split('\n'))
      if ([...line].length > columns || line !== line.trimEnd()) bad.push(line);
  for (const line of (await codes('4xx', 'en', 'table', columns)).split('\n'))
    if (line.length > columns) bad.push(line);
  expect(bad).toEqual([]);
});

test('tables lose no word of a phrase and no row', async () => {
  const text = await codes('4xx', 'en', 'table', 60);
  const { entries } = await findCodes('4xx', tables.en);
  for (const entry of entries) if (entry.kind === 'response') expect(text).toMatch(new RegExp(`^${entry.code} `, 'm'));
  expect(text.replace(/\s+/g, ' ')).not.toContain('…');
});

test('JSON is an array of plain objects with the same keys in the same order', async () => {
  const rows = JSON.parse(await codes('4xx', 'es', 'json')) as Record<string, unknown>[];
  expect(rows.length).toBeGreaterThan(50);
  expect(new Set(rows.map((row) => Object.keys(row).join())).size).toBe(1);
  expect(Object.keys(rows[0]!).slice(0, 4)).toEqual(['kind', 'code', 'phrase', 'class']);
  expect(JSON.parse(await codes('486', 'en', 'json'))).toEqual([
    expect.objectContaining({ kind: 'response', code: 486, phrase: 'Busy Here', category: 'busy' }),
  ]);
  const unknown = JSON.parse(await codes('499', 'es', 'json')) as Record<string, unknown>[];
  expect(Object.keys(unknown[0]!)).toEqual(Object.keys(rows[0]!));
  expect(JSON.parse(await codes('zzzz', 'en', 'json'))).toEqual([]);
});

test('Markdown cells cannot be broken', async () => {
  const table = await loadCodeTable('en', { 499: { phrase: 'a|b', meaning: 'one | two\nthree <b> \\' } });
  const found = await findCodes('486 499', table);
  const text = renderCodes(found, { format: 'markdown', language: 'en', columns: 80 });
  expect(text).toContain('| 499 | a\\|b | protocol | one \\| two three \\<b> \\\\ |\n');
  for (const line of text.trimEnd().split('\n')) expect(line.match(/(?<!\\)\|/g)).toHaveLength(5);
});

test('nothing found is said, with what is near; the query cannot move the cursor', async () => {
  expect(await codes('buzy')).toBe('nothing found: buzy (near: busy)\n');
  expect(await codes('ocupdo', 'es')).toBe('no se encontró nada: ocupdo (parecidos: ocupado)\n');
  expect(await codes('\x1b[2Jqqqq')).toBe('nothing found: \\x1b[2Jqqqq\n');
});
