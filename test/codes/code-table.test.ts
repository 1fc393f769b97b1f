import { expect, test } from 'vitest';
import { loadCodeTable } from '../../src/codes/code-table.ts';
import { Q850_FACTS } from '../../src/codes/q850-facts.ts';
import { classOf } from '../../src/codes/response-class.ts';
import { METHOD_NAMES } from '../../src/sip/methods.ts';

const english = await loadCodeTable('en');
const spanish = await loadCodeTable('es');

test('classes are those of RFC 3261 7.2', () => {
  expect([100, 199, 200, 302, 486, 503, 603, 699].map(classOf)).toEqual([
    'provisional',
    'provisional',
    'success',
    'redirection',
    'client-error',
    'server-error',
    'global-failure',
    'global-failure',
  ]);
  expect([0, 999].map(classOf)).toEqual(['provisional', 'global-failure']);
});

test('a user can override rows and add vendor codes', async () => {
  const table = await loadCodeTable('en', {
    486: { meaning: 'Our PBX is out of channels.', category: 'server', outcome: 'failed' },
    488: {},
    499: { phrase: 'Client Gone', category: 'caller-cancelled', outcome: 'abandoned', definedBy: 'Our proxy' },
  });
  expect(table.response(486)).toMatchObject({
    phrase: 'Busy Here',
    category: 'server',
    status: 'current',
    outcome: 'failed',
  });
  expect(table.response(486).meaning).toBe('Our PBX is out of channels.');
  expect(table.response(486).checkFirst).toEqual(english.response(486).checkFirst);
  expect(table.response(488)).toEqual(english.response(488));
  expect(table.response(499)).toMatchObject({
    phrase: 'Client Gone',
    status: 'custom',
    retry: 'modified',
    class: 'client-error',
  });
  expect(table.responses().map((entry) => entry.code)).toContain(499);
  expect(table.responses()).toHaveLength(87);
  expect(english.response(486).category).toBe('busy');
});

test('entries are made once', () => {
  expect(english.response(486)).toBe(english.response(486));
  expect(english.response(499)).toBe(english.response(499));
  expect(english.q850(17)).toBe(english.q850(17));
});

test('a phrase that says something else than the registered one is told apart', () => {
  expect(english.phraseVariant(603, 'network blocked')).toMatchObject({ category: 'spam', outcome: 'failed' });
  expect(english.phraseVariant(603, 'Decline')).toBeNull();
  expect(english.phraseVariant(403, 'Stale Date')).toMatchObject({ category: 'identity' });
  expect(english.phraseVariant(500, "I'm terribly sorry, server error occurred (1/SL)")).toMatchObject({
    category: 'server',
  });
  expect(english.phraseVariant(404, 'Stale Date')).toBeNull();
});

test('Q.850 mappings go both ways and agree with RFC 3398', () => {
  expect(english.response(486).toQ850).toMatchObject({ rfc3398: { cause: 17, title: 'User busy' }, basis: 'listed' });
  expect(spanish.response(486).toQ850.rfc3398?.title).toBe('Usuario ocupado');
  expect(english.response(404).fromQ850.map((cause) => cause.cause)).toEqual([1, 2, 3, 26]);
  expect(english.q850(17).fromSip.map((target) => target.code)).toEqual([486, 600]);
  expect(english.q850(127).fromSip.map((target) => target.code)).toEqual([413, 414, 416, 420, 421, 423, 505, 513]);
  expect(english.q850(21).toSip).toEqual([
    { code: 403, phrase: 'Forbidden', condition: null },
    { code: 603, phrase: 'Decline', condition: "when the cause location is 'user'" },
  ]);
  expect(english.response(603).fromQ850).toEqual([
    { cause: 21, title: 'Call rejected', condition: "when the cause location is 'user'" },
  ]);
  expect(english.response(487).toQ850.freeswitch).toEqual({ cause: 487, title: 'ORIGINATOR_CANCEL' });
});

test('a Q.850 value that no table has is read as the unspecified one of its class', () => {
  expect([11, 37, 51, 77, 94, 109, 126].map((cause) => english.q850(cause).readAs)).toEqual([
    31, 47, 63, 79, 95, 111, 127,
  ]);
  expect(english.q850(37)).toMatchObject({
    name: null,
    title: 'Resource unavailable, unspecified',
    category: 'server',
  });
  expect(spanish.q850(37).meaning).toContain('37 no está en la tabla de Q.850');
  for (const cause of [0, -1, 128, 9999, 1.5, Number.NaN]) {
    expect(english.q850(cause)).toMatchObject({ readAs: null, name: null, toSip: [] });
    expect(english.q850(cause).meaning).toContain('no Q.850 value');
  }
});

test('vendor values are told from those of Q.850', () => {
  expect(english.q850(806)).toMatchObject({
    name: 'USER_NOT_REGISTERED',
    definedBy: 'FreeSWITCH',
    category: 'no-answer',
  });
  expect(Q850_FACTS).toHaveLength(71);
  expect(Q850_FACTS.every(({ cause }) => english.q850(cause).definedBy === null)).toBe(true);
});

test('the location of a cause is named by token or value (RFC 8606)', () => {
  expect(english.q850Location('TN')).toBe('transit network');
  expect(spanish.q850Location('tn')).toBe('red de tránsito');
  expect(english.q850Location(0)).toBe('user');
  expect(english.q850Location('XX')).toBeNull();
  expect(english.q850Location(6)).toBeNull();
});

test('Warning codes, methods and Reason protocols are found', () => {
  expect(english.warnings()).toHaveLength(15);
  expect(english.warning(304)).toMatchObject({ text: 'Media type not available', group: 'session description' });
  expect(english.warning(333)).toMatchObject({ text: null, meaning: '333 is in no table known here.' });
  expect(english.reasonProtocols()).toHaveLength(22);
  expect(english.reasonProtocol('q.850')?.lookup).toBe('q850');
  expect(spanish.reasonProtocol('STIR')?.values[0]).toEqual({
    cause: 403,
    text: 'Stale Date',
    title: 'Fecha demasiado antigua',
  });
  expect(english.reasonProtocol('HTTP')).toBeNull();
  expect(english.method('invite')).toBeNull();
  expect(english.method('INVITE')).toMatchObject({ rfc: 'RFC 3261', createsDialog: true });
});

test('the methods of the scanner are the registered ones of the table', () => {
  const registered = english.methods().filter((info) => info.registered);
  expect(registered.map((info) => info.method).sort()).toEqual(METHOD_NAMES.filter((name) => name !== '').sort());
});
