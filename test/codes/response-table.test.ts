import { expect, test } from 'vitest';
import { loadCodeTable } from '../../src/codes/code-table.ts';
import { q850Facts } from '../../src/codes/q850-facts.ts';
import { classOf, handledAs } from '../../src/codes/response-class.ts';
import { RESPONSE_FACTS, responseFacts } from '../../src/codes/response-facts.ts';
import { words } from '../../src/codes/words.ts';

/** IANA SIP Parameters, Response Codes: all 75 rows. */
const REGISTERED = [
  100, 180, 181, 182, 183, 199, 200, 202, 204, 300, 301, 302, 305, 380, 400, 401, 402, 403, 404, 405, 406, 407, 408,
  410, 412, 413, 414, 415, 416, 417, 420, 421, 422, 423, 424, 425, 428, 429, 430, 433, 436, 437, 438, 439, 440, 469,
  470, 480, 481, 482, 483, 484, 485, 486, 487, 488, 489, 491, 493, 494, 500, 501, 502, 503, 504, 505, 513, 555, 580,
  600, 603, 604, 606, 607, 608,
];
const UNREGISTERED = [409, 411, 473, 474, 475, 476, 477, 478, 479, 490, 687];

const table = await loadCodeTable('en');

test('the 75 codes of the IANA registry are there, and 11 that were never in it or were dropped', () => {
  const isRegistered = (status: string): boolean => ['current', 'deprecated', 'reserved'].includes(status);
  const registered = RESPONSE_FACTS.filter((row) => isRegistered(row.status)).map((row) => row.code);
  const others = RESPONSE_FACTS.filter((row) => !isRegistered(row.status)).map((row) => row.code);
  expect(REGISTERED).toHaveLength(75);
  expect(registered).toEqual(REGISTERED);
  expect(others).toEqual(UNREGISTERED);
});

test('a registered code names its RFC and section, another code says whose it is', () => {
  for (const row of RESPONSE_FACTS) {
    if (REGISTERED.includes(row.code)) {
      expect(row.rfc, String(row.code)).toMatch(/^RFC \d+$/);
      expect(row.section, String(row.code)).toBeTruthy();
      expect(row.definedBy, String(row.code)).toBeNull();
    } else expect(row.definedBy, String(row.code)).toBeTruthy();
  }
});

test('every row fits the vocabularies, and its class is that of its code', () => {
  const { category, retry, responseClass } = words('en');
  for (const row of RESPONSE_FACTS) {
    expect(row.class).toBe(classOf(row.code));
    expect(Object.keys(responseClass)).toContain(row.class);
    expect(Object.keys(retry)).toContain(row.retry);
    expect(['in-progress', 'answered', 'step', 'abandoned', 'user', 'failed']).toContain(row.outcome);
    for (const said of [row, ...row.phraseVariants]) expect(Object.keys(category)).toContain(said.category);
    for (const cause of [row.toQ850.rfc3398, row.toQ850.asterisk, row.toQ850.freeswitch])
      if (cause !== null) expect(q850Facts(cause), `${row.code} -> ${cause}`).toBeDefined();
  }
});

test('RFC 3261 8.1.3.2: an unknown code is handled as x00 of its class, an unknown 1xx as 183', () => {
  expect([101, 199, 250, 306, 499, 599, 699].map(handledAs)).toEqual([183, 183, 200, 300, 400, 500, 600]);
  for (let code = 100; code <= 699; code++) expect(responseFacts(handledAs(code)), String(code)).toBeDefined();
});

test('an unknown code says that it is unknown and inherits what follows from its class', async () => {
  const spanish = await loadCodeTable('es');
  for (let code = 100; code <= 699; code++) {
    if (responseFacts(code)) continue;
    const entry = table.response(code);
    const like = table.response(handledAs(code));
    expect(entry).toMatchObject({
      code,
      phrase: null,
      status: 'unknown',
      handledAs: like.code,
      class: like.class,
      category: like.category,
      outcome: like.outcome,
      retry: like.retry,
    });
    expect(entry.meaning).toContain(`${code} is in no table known here`);
    expect(entry.meaning).toContain(`${like.code} ${like.phrase}`);
    expect(spanish.response(code).meaning).toContain(`${code} no está en ninguna tabla conocida`);
  }
  expect(table.response(499).category).toBe('protocol');
  expect(table.response(499).toQ850.rfc3398?.cause).toBe(31);
  expect(table.response(150).toQ850.rfc3398).toBeNull();
});

test('the ratios of RFC 6076 find their codes', () => {
  const effective = RESPONSE_FACTS.filter((row) => row.rfc6076.seer === 'effective').map((row) => row.code);
  const ineffectiveAttempts = RESPONSE_FACTS.filter((row) => row.rfc6076.isa).map((row) => row.code);
  expect(effective).toEqual([200, 480, 486, 600, 603]);
  expect(ineffectiveAttempts).toEqual([408, 500, 503, 504]);
});
