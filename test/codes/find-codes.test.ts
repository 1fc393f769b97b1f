import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CodeEntry, loadCodeTable } from '../../src/codes/code-table.ts';
import { findCodes } from '../../src/codes/find-codes.ts';

const english = await loadCodeTable('en');
const spanish = await loadCodeTable('es');

/** `response 486`, `q850 17`, `method INVITE`. */
function id(entry: CodeEntry): string {
  switch (entry.kind) {
    case 'q850':
      return `q850 ${entry.cause}`;
    case 'method':
      return `method ${entry.method}`;
    case 'reason':
      return `reason ${entry.protocol}`;
    default:
      return `${entry.kind} ${entry.code}`;
  }
}

async function find(query: string, table = english): Promise<string[]> {
  return (await findCodes(query, table)).entries.map(id);
}

test.each([
  ['486', ['response 486']],
  [' 486 ', ['response 486']],
  ['486,503 486', ['response 486', 'response 503']],
  ['18x', ['response 180', 'response 181', 'response 182', 'response 183']],
  ['499', ['response 499']],
  ['304', ['response 304', 'warning 304']],
  ['102', ['response 102', 'q850 102']],
  ['34', ['q850 34']],
  ['q850 34', ['q850 34']],
  ['Q.850 34', ['q850 34']],
  ['Q.850;cause=34;text="no circuit"', ['q850 34']],
  ['SIP;cause=200;text="Call completed elsewhere"', ['response 200']],
  ['RELEASE_CAUSE;cause=2', ['reason RELEASE_CAUSE']],
  ['warning 304', ['warning 304']],
  ['INVITE', ['method INVITE']],
  ['invite', ['method INVITE']],
  ['STIR', ['reason STIR']],
  ['Not Acceptable', ['response 406', 'response 606']],
  ['busy here', ['response 486']],
  ['Network Blocked', ['response 603']],
  ['Internal Server Error', ['response 500']],
  ['999', []],
  ['0', []],
  ['7xx', []],
  ['qqqq', []],
  ['[', []],
])('%s', async (query, expected) => {
  expect(await find(query)).toEqual(expected);
});

test('a class finds its codes', async () => {
  expect(await find('6XX')).toEqual([600, 603, 604, 606, 607, 608, 687].map((code) => `response ${code}`));
  expect((await find('4xx')).length).toBe(english.responses().filter((entry) => entry.class === 'client-error').length);
});

test('no query finds every code, a kind every row of it', async () => {
  expect(await find('')).toHaveLength(86);
  expect((await find('q850')).slice(0, 2)).toEqual(['q850 1', 'q850 2']);
  expect(await find('warnings')).toHaveLength(15);
  expect(await find('methods')).toHaveLength(18);
  expect(await find('reasons')).toHaveLength(22);
});

test('words are found in phrases before meanings, meanings before causes, all of them', async () => {
  const busy = await find('busy');
  expect(busy.slice(0, 2)).toEqual(['response 486', 'response 600']);
  expect(busy).toContain('q850 17');
  expect((await find('no circuit'))[0]).toBe('q850 34');
  expect(await find('user is busy')).toEqual(expect.arrayContaining(['q850 17', 'response 486']));
  // Only the second likely cause of 408 says it.
  expect(await find('registered contact reachable')).toEqual(['response 408']);
});

test('Spanish is searched without regard to case and accents, and English with it', async () => {
  expect(await find('autenticación', spanish)).toEqual(expect.arrayContaining(['response 401', 'response 407']));
  expect(await find('AUTENTICACION', spanish)).toEqual(await find('autenticación', spanish));
  expect(await find('sin cobertura', spanish)).toEqual(['q850 20']);
  expect(await find('busy', spanish)).toEqual(expect.arrayContaining(['response 486', 'response 600']));
  const [first] = (await findCodes('busy', spanish)).entries;
  expect(first?.kind === 'response' && first.meaning).toContain('teléfono');
  expect(await find('ocupado', english)).toEqual([]);
});

test('what finds nothing names what is near', async () => {
  expect(await findCodes('buzy', english)).toMatchObject({ entries: [], suggestions: ['busy'] });
  expect((await findCodes('ringgin', english)).suggestions).toContain('ringing');
  expect((await findCodes('ocupdo', spanish)).suggestions).toContain('ocupado');
});

test("a user's own codes are found", async () => {
  const table = await loadCodeTable('es', { 499: { phrase: 'Client Gone', meaning: 'El cliente se fue.' } });
  expect(await find('499', table)).toEqual(['response 499']);
  expect(await find('client gone', table)).toEqual(['response 499']);
  expect(await find('cliente se fue', table)).toContain('response 499');
});

test('any text is a query', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('q850', ';cause=', '486', 'xx', 'busy', '\\', '(', ' '),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 5 }), async (pieces) => {
      const { entries, suggestions } = await findCodes(pieces.join(''), spanish);
      expect(new Set(entries).size).toBe(entries.length);
      expect(entries.length === 0 || suggestions.length === 0).toBe(true);
    }),
    { numRuns: 200 },
  );
});
