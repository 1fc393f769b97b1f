import { expect, test } from 'vitest';
import { loadCodeTable } from '../../src/codes/code-table.ts';
import list from './copied-list.json' with { type: 'json' };

/**
 * `copied-list.json` is the list of 67 codes that sites and tools have copied from each other since 2012, with what is wrong in it.
 */
const table = await loadCodeTable('en');

interface Correction {
  /** What the list claims; our meaning must not. */
  claim: RegExp;
  /** What is true; our meaning must say it. */
  truth: RegExp;
}

const CORRECTIONS: Record<number, Correction> = {
  100: { claim: /forking|extended search/i, truth: /stops retransmitting.*never passes it back upstream/ },
  204: { claim: /response will not be received/i, truth: /no NOTIFY will follow/ },
  408: { claim: /find the user/i, truth: /No answer could be produced in time.*transaction timer/ },
  416: { claim: /Request-URI is unknown/i, truth: /scheme of the Request-URI/ },
  488: { claim: /session description of the Request-URI/i, truth: /codec, SRTP.*may work elsewhere/ },
};

test('all 67 codes of the list are known', () => {
  expect(list).toHaveLength(67);
  for (const row of list) expect(table.response(row.code).status, String(row.code)).not.toBe('unknown');
});

test('every meaning that the list has wrong is corrected', () => {
  const wrong = list.filter((row) => row.verdict === 'meaning').map((row) => row.code);
  expect(wrong).toEqual(Object.keys(CORRECTIONS).map(Number));
  for (const row of list) {
    const correction = CORRECTIONS[row.code];
    if (!correction) continue;
    expect(row.meaning, `the list claims it, ${row.code}`).toMatch(correction.claim);
    const { meaning } = table.response(row.code);
    expect(meaning).not.toMatch(correction.claim);
    expect(meaning).toMatch(correction.truth);
  }
});

test('every phrase that the list has wrong is corrected', () => {
  const phrases = list
    .filter((row) => row.verdict === 'phrase')
    .map((row) => [row.phrase, table.response(row.code).phrase]);
  expect(phrases).toEqual([
    ['Call is Being Forwarded', 'Call Is Being Forwarded'],
    ['Session in Progress', 'Session Progress'],
    ['Not Found (User not found)', 'Not Found'],
    ['Loop Detected.', 'Loop Detected'],
  ]);
});

test('where the list has no meaning, or only an obsolete one, there is one now', () => {
  const empty = list.filter((row) => ['missing', 'obsolete', 'incomplete'].includes(row.verdict));
  expect(empty).toHaveLength(32);
  for (const row of empty) {
    const { meaning, likelyCauses, checkFirst } = table.response(row.code);
    expect(meaning.length, String(row.code)).toBeGreaterThan(30);
    expect(meaning).not.toContain(row.meaning ?? '\0');
    expect(likelyCauses.length).toBeGreaterThan(0);
    expect(checkFirst.length).toBeGreaterThan(0);
  }
});

test('what RFC 8224 and RFC 6665 replaced is not cited any more', () => {
  for (const code of [428, 436, 437, 438]) expect(table.response(code).rfc).toBe('RFC 8224');
  for (const code of [202, 489]) expect(table.response(code).rfc).toBe('RFC 6665');
  expect(table.response(436).phrase).toBe('Bad Identity Info');
  expect(table.response(437).phrase).toBe('Unsupported Credential');
});
