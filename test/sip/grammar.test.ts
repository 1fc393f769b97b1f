import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseAddress } from '../../src/sip/address.ts';
import { BoundedCache } from '../../src/sip/bounded-cache.ts';
import {
  parseChallenge,
  parseContacts,
  parseContentLength,
  parseCSeq,
  parseNameAddr,
  parseReason,
  parseRetryAfter,
  parseUri,
  parseVia,
  parseWarning,
  splitList,
} from '../../src/sip/grammar.ts';
import { parseByGrammar } from '../../src/sip/jssip-grammar.ts';
import { nameAddr, uri, via } from './legal-values.ts';

/** What jssip itself says of an address. */
function byGrammar(value: string) {
  const parsed = parseByGrammar(value, 'From') as Record<string, unknown> | null;
  expect(parsed, value).not.toBeNull();
  const target = parsed!['_uri'] as Record<string, string | number | undefined>;
  return {
    display: ((parsed!['_display_name'] as string | undefined) ?? '').trim(),
    tag: (parsed!['_parameters'] as Record<string, string | null>)['tag'] ?? null,
    scheme: target['_scheme'],
    user: target['_user'],
    host: String(target['_host']).toLowerCase(),
    port: target['_port'] ?? null,
  };
}

describe('by hand and by grammar, the same', () => {
  test('addresses', () => {
    fc.assert(
      fc.property(nameAddr, ({ text, uri: target, display, tag }) => {
        const value = text.replace(/\r\n[ \t]+/g, ' ');
        const grammar = byGrammar(value);
        const address = parseAddress(value);
        expect(address).toMatchObject({
          uri: target.text,
          user: target.user,
          host: target.host,
          display: display?.trim() ? display : null,
        });
        const parsed = parseNameAddr(value)!;
        expect(parsed).toMatchObject({ lenient: false, display: address.display });
        expect(parsed.uri.lenient).toBe(false);
        expect({
          display: (parsed.display ?? '').trim(),
          tag: parsed.params.get('tag') ?? null,
          scheme: parsed.uri.scheme,
          user: parsed.uri.user === null ? undefined : decodeURIComponent(parsed.uri.user),
          host: parsed.uri.host!.toLowerCase(),
          port: parsed.uri.port,
        }).toEqual(grammar);
        expect(grammar.tag).toBe(tag);
      }),
      { numRuns: 150 },
    );
  });

  test('addr-specs without brackets', () => {
    fc.assert(
      fc.property(uri, ({ text, user, host }) => {
        // RFC 3261 20.10: what holds one of these needs brackets.
        fc.pre(!/[;?,]/.test(user ?? ''));
        const bare = text.split(';')[0]!;
        expect(parseAddress(`${bare};tag=1`)).toMatchObject({ uri: bare, user, host, display: null, rest: ';tag=1' });
      }),
      { numRuns: 100 },
    );
  });

  test('Vias', () => {
    fc.assert(
      fc.property(via, ({ text, transport, host, port, branch }) => {
        const value = text.replace(/\r\n[ \t]+/g, ' ');
        const grammar = parseByGrammar(value, 'Via') as {
          host: string;
          port?: number;
          transport: string;
          branch?: string;
        };
        expect(grammar, value).not.toBeNull();
        expect(parseVia(value)).toMatchObject({ transport, host, port, branch, lenient: false });
        expect(grammar.host.toLowerCase()).toBe(host.toLowerCase());
        expect([grammar.port ?? null, grammar.branch ?? null]).toEqual([port, branch]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('values that the grammar rejects are read by hand', () => {
  test.each([
    ['<tel:+15551234;phone-context=x>;tag=1', { user: '+15551234', host: null, scheme: 'tel' }],
    ['"No end <sip:a@b>;tag=1', { user: 'a', host: 'b', scheme: 'sip' }],
    ['< sip:a@b >;tag=1', { user: 'a', host: 'b', scheme: 'sip' }],
    ['Bell, A. <sip:a@b>;tag=1', { user: 'a', host: 'b', scheme: 'sip' }],
    ['<sip:a@b@c>;tag=1', { user: 'a@b', host: 'c', scheme: 'sip' }],
    [
      '<sip:a@[2001:db8:::192.0.2.1]:5070>;tag=1',
      { user: 'a', host: '[2001:db8:::192.0.2.1]', port: 5070, scheme: 'sip' },
    ],
  ])('%s', (value, expected) => {
    const parsed = parseNameAddr(value)!;
    expect(parsed.uri).toMatchObject(expected);
    expect(parsed.params.get('tag')).toBe('1');
    expect(parsed.lenient || parsed.uri.lenient).toBe(true);
  });

  test('Via with what vendors put there', () => {
    expect(parseVia('SIP/2.0/UDP my_host:5060;branch=;rport;ext=a@b')).toMatchObject({
      host: 'my_host',
      port: 5060,
      lenient: true,
    });
    expect(parseVia('nonsense')).toBeNull();
  });

  test('nothing at all', () => {
    expect([parseNameAddr(''), parseNameAddr('bob'), parseUri(''), parseUri('a b:c')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(parseAddress('bob')).toMatchObject({ uri: 'bob', user: null, host: null });
  });

  test('hostile names of parameters are only names', () => {
    const parsed = parseNameAddr('<sip:a@b;__proto__=1>;constructor=2;constructor=3')!;
    expect([...parsed.params]).toEqual([['constructor', '2']]);
    expect([...parsed.uri.params]).toEqual([['__proto__', '1']]);
  });
});

describe('other values', () => {
  test('lists are split outside quotes and brackets', () => {
    expect(splitList('"a,\\"b" <sip:x,y@z>;q=1 , <sip:c>,, ')).toEqual(['"a,\\"b" <sip:x,y@z>;q=1', '<sip:c>']);
    expect(parseContacts('<sip:a@b>;expires=60, "x" <sip:c@d>')).toMatchObject([
      { uri: { user: 'a' } },
      { display: 'x' },
    ]);
    expect(parseContacts('*')).toEqual([]);
  });

  test('Reason', () => {
    expect(parseReason('Q.850 ;cause=16;text="a;b, \\"c\\"";location=LN, SIP;cause=600')).toEqual([
      { protocol: 'Q.850', cause: 16, text: 'a;b, "c"', location: 'LN' },
      { protocol: 'SIP', cause: 600, text: null, location: null },
    ]);
    expect(parseReason('Q.850;cause=x')).toEqual([{ protocol: 'Q.850', cause: null, text: null, location: null }]);
  });

  test('Warning', () => {
    expect(parseWarning('399 host:5060 "a, b", 1812 x "no", 304 y "z"')).toEqual([
      { code: 399, agent: 'host:5060', text: 'a, b' },
      { code: 304, agent: 'y', text: 'z' },
    ]);
  });

  test('challenges', () => {
    const value = 'Digest realm="a, b;c", nonce="n",algorithm=MD5, stale=TRUE, qop="auth,auth-int"';
    expect(parseChallenge(value)).toMatchObject({
      scheme: 'digest',
      realm: 'a, b;c',
      nonce: 'n',
      stale: true,
      algorithm: 'MD5',
      lenient: false,
    });
    expect(parseChallenge('Bearer authz_server="https://a", scope="x"')).toMatchObject({
      scheme: 'bearer',
      realm: null,
      stale: null,
    });
    expect(parseChallenge('')).toBeNull();
  });

  test('numbers', () => {
    expect(parseCSeq('0009  INVITE')).toEqual({ number: 9, method: 'INVITE' });
    expect([parseCSeq('2147483648 INVITE'), parseCSeq('INVITE'), parseCSeq('')]).toEqual([null, null, null]);
    expect([parseContentLength(' 12 '), parseContentLength('-1'), parseContentLength('x')]).toEqual([12, null, null]);
    expect(['120', '120 (busy);duration=9', '120;x', 'x', '120x'].map(parseRetryAfter)).toEqual([
      120,
      120,
      120,
      null,
      null,
    ]);
  });
});

describe('hostile values', () => {
  const all = [
    parseNameAddr,
    parseContacts,
    parseVia,
    parseUri,
    parseCSeq,
    parseReason,
    parseWarning,
    parseChallenge,
    parseContentLength,
    parseRetryAfter,
    parseAddress,
  ];
  const bits = fc.array(
    fc.constantFrom(
      '<',
      '>',
      '"',
      '\\',
      ';',
      ',',
      '=',
      '@',
      ':',
      '?',
      '[',
      ']',
      '(',
      ' ',
      '\0',
      'sip',
      'SIP/2.0/UDP',
      '1',
      'é',
      '\n',
    ),
    { maxLength: 20 },
  );

  test('nothing throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          bits.map((list) => list.join('')),
        ),
        (value) => void all.map((parse) => parse(value)),
      ),
    );
  });

  test('long values are read by hand', () => {
    expect(parseNameAddr(`"${'('.repeat(100_000)}" <sip:a@b>;tag=1`)).toMatchObject({
      lenient: true,
      uri: { user: 'a' },
    });
  });

  test('the cache forgets what was used longest ago', () => {
    const cache = new BoundedCache<string | null>(2);
    const made: string[] = [];
    const make = (key: string) => {
      made.push(key);
      return key === 'null' ? null : key;
    };
    for (const key of ['null', 'b', 'null', 'c', 'null', 'b']) cache.get(key, make);
    expect(made).toEqual(['null', 'b', 'c', 'b']);
    expect(cache.size).toBe(2);
  });
});
