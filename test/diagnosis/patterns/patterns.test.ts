import { describe, expect, it } from 'vitest';
import type { CallFact, Pattern } from '../../../src/diagnosis/patterns/pattern.ts';
import { PATTERNS } from '../../../src/diagnosis/patterns/registry.ts';
import { answeredDroppedFixedTime } from '../../../src/diagnosis/patterns/answered-dropped-fixed-time.ts';
import { codeSince } from '../../../src/diagnosis/patterns/code-since.ts';
import { peerRetransmits } from '../../../src/diagnosis/patterns/peer-retransmits.ts';
import { peerSilent } from '../../../src/diagnosis/patterns/peer-silent.ts';
import { prefixNotFound } from '../../../src/diagnosis/patterns/prefix-not-found.ts';
import { rateLimited } from '../../../src/diagnosis/patterns/rate-limited.ts';

const START = Date.UTC(2026, 10, 24, 9, 0, 0) * 1000;

/** An answered call a second, in which what is given is different. */
const call = (n: number, parts: Partial<CallFact> = {}): CallFact => ({
  callId: `c${n}`,
  startMicros: START + n * 1e6,
  durationMicros: (20 + ((n * 37) % 240)) * 1e6,
  source: 9,
  peer: 1 + (n % 3),
  outcome: 'answered',
  isNetworkFault: false,
  code: 200,
  isSilent: false,
  dialled: 1_340_000_000 + n * 7919,
  messages: 7,
  retransmissions: 0,
  ...parts,
});
const refused = (n: number, code: number, parts: Partial<CallFact> = {}): CallFact =>
  call(n, { outcome: 'failed', isNetworkFault: true, code, durationMicros: Number.NaN, ...parts });
const silent = (n: number, parts: Partial<CallFact> = {}): CallFact =>
  refused(n, 0, { outcome: 'timeout', isSilent: true, ...parts });
const many = (count: number, make: (n: number) => CallFact): CallFact[] =>
  Array.from({ length: count }, (_, n) => make(n));

function found(pattern: Pattern, calls: readonly CallFact[]) {
  const search = pattern.search();
  for (const fact of calls) search.add(fact);
  return search.find((peer) => `10.0.0.${peer}`);
}
const sentence = (pattern: Pattern, calls: readonly CallFact[]): string[] =>
  found(pattern, calls).map(({ values }) =>
    pattern.text.en.seen.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])),
  );

describe('patterns over calls', () => {
  it('find nothing in calls that are all answered', () => {
    for (const pattern of PATTERNS) expect(found(pattern, many(200, call))).toEqual([]);
  });

  it('have every value that their sentences name, in both languages', () => {
    for (const { text } of PATTERNS) {
      const names = ({ seen }: { seen: string }): string[] => [...seen.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!).sort();
      expect(names(text.es)).toEqual(names(text.en));
    }
  });
});

describe('peer-silent', () => {
  it('names the peer, how many calls, and the time', () => {
    const calls = many(60, (n) => (n >= 30 && n % 3 === 1 ? silent(n) : call(n)));
    expect(sentence(peerSilent, calls)).toEqual([
      '10.0.0.2 answered nothing at all to 10 of 10 calls, from 09:00:31 to 09:00:58.',
    ]);
    expect(found(peerSilent, calls)[0]!.examples).toEqual(['c31', 'c34', 'c37', 'c40', 'c43']);
  });

  it('is silent about a few lost among many', () => {
    expect(
      found(
        peerSilent,
        many(90, (n) => (n % 30 === 1 ? silent(n) : call(n))),
      ),
    ).toEqual([]);
    expect(found(peerSilent, [silent(1), silent(4)])).toEqual([]);
  });
});

describe('code-since', () => {
  it('tells since when a peer refuses', () => {
    const calls = many(120, (n) => (n >= 60 && n % 3 === 2 ? refused(n, 503) : call(n)));
    expect(sentence(codeSince, calls)).toEqual([
      '10.0.0.3 refuses with 503 since 09:01:02: 20 of 20 calls; none of the 20 before.',
    ]);
  });

  it('is silent about a code that was there all along, and about what callees decide', () => {
    expect(
      found(
        codeSince,
        many(200, (n) => (n % 7 === 0 ? refused(n, 503) : call(n))),
      ),
    ).toEqual([]);
    expect(
      found(
        codeSince,
        many(120, (n) => (n < 60 ? call(n) : call(n, { outcome: 'busy', code: 486 }))),
      ),
    ).toEqual([]);
  });
});

describe('prefix-not-found', () => {
  const lost = (n: number) => refused(n, 404, { dialled: 1_441_600_000 + (n % 5) });

  it('names the shortest prefix of which no number was found', () => {
    const calls = many(40, (n) => (n % 4 === 0 ? lost(n) : call(n, { dialled: 1_442_000_000 + n })));
    expect(sentence(prefixNotFound, calls)).toEqual(['All 10 calls to numbers that begin with 441 got 404.']);
  });

  it('is silent about one wrong number, a prefix of which one is found, and where nothing is found at all', () => {
    const wrong = many(40, (n) => (n % 4 === 0 ? refused(n, 404, { dialled: 1_441_600_000 }) : call(n)));
    expect(found(prefixNotFound, wrong)).toEqual([]);
    const one = [...many(20, lost), call(1, { dialled: 1_441_600_009 }), ...many(20, call)];
    expect(found(prefixNotFound, one).map(({ values }) => values.prefix)).not.toContain('441');
    expect(found(prefixNotFound, many(20, lost))).toEqual([]);
  });
});

describe('rate-limited', () => {
  /** As many calls in each second as it counts, modulo twelve; those beyond eight are refused. */
  const bursts = (code: number): CallFact[] =>
    Array.from({ length: 60 }, (_, s) => s).flatMap((s) =>
      many(1 + (s % 12), (n) => {
        const parts = { startMicros: START + s * 1e6 + n * 1000, peer: 4 };
        return n >= 8 ? refused(n, code, parts) : call(n, parts);
      }),
    );

  it('tells above how many calls a second a peer refuses', () => {
    const [first] = sentence(rateLimited, bursts(503));
    expect(first).toMatch(/^10\.0\.0\.4 refused 50 calls, nearly all in seconds with more than 8 new calls/);
  });

  it('is silent where the rate makes no difference', () => {
    const even = many(600, (n) => {
      const parts = { startMicros: START + Math.floor(n ** 1.3) * 1e5, peer: 4 };
      return n % 5 === 0 ? refused(n, 503, parts) : call(n, parts);
    });
    expect(found(rateLimited, even)).toEqual([]);
    expect(found(rateLimited, bursts(404))).toEqual([]);
  });
});

describe('answered-dropped-fixed-time', () => {
  it('tells the time after which calls end', () => {
    const calls = many(60, (n) => (n % 4 === 0 ? call(n, { durationMicros: 32.1e6 }) : call(n)));
    expect(sentence(answeredDroppedFixedTime, calls)[0]).toMatch(/^1[5-9] of 60 answered calls ended about (30|32) s/);
  });

  it('is silent about calls of all lengths', () => {
    expect(
      found(
        answeredDroppedFixedTime,
        many(2000, (n) => call(n, { durationMicros: (n % 250) * 1e6 })),
      ),
    ).toEqual([]);
  });
});

describe('peer-retransmits', () => {
  it('tells the share of what was sent again', () => {
    const calls = many(90, (n) => call(n, n % 3 === 0 ? { retransmissions: 1 } : {}));
    expect(sentence(peerRetransmits, calls)).toEqual([
      '14 % of the messages with 10.0.0.1 were sent again (30 of 210, in 30 calls).',
    ]);
  });

  it('is silent about one bad call', () => {
    expect(
      found(
        peerRetransmits,
        many(90, (n) => call(n, n === 3 ? { retransmissions: 40 } : {})),
      ),
    ).toEqual([]);
  });
});
