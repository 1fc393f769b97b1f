import { expect, it } from 'vitest';
import { RegistrationGaps } from '../../src/diagnosis/registration-gaps.ts';
import { PATTERNS } from '../../src/diagnosis/patterns/registry.ts';
import { NOTE_CODES } from '../../src/summary/gates/note-codes.ts';
import { play } from '../calls/play.ts';

const repeat = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

it('names of methods beyond the cap stand under one name, and are counted', async () => {
  const script = repeat(100, (i) => `${i} 1>2 M${i} 1 a${i} id=c${i}\n${i}.1 2>1 200 1 M${i} a${i} id=c${i} to=t`);
  const { others, responses, limits } = await play(script);
  expect(others).toHaveLength(65);
  expect(others.find(({ method }) => method === '(other)')!.transactions).toBe(36);
  expect(Object.values(responses[0]!.methods).reduce((sum, count) => sum + count, 0)).toBe(100);
  expect(responses[0]!.methods['(other)']).toBe(36);
  expect(limits).toContain('methods-limit');
});

it('the searches for patterns count the calls that they do not look at', () => {
  const overflows = PATTERNS.map(({ id, search }) => {
    const one = search();
    for (let i = 1; i <= 70_000; i++)
      one.add({
        callId: '',
        startMicros: i * 1e6,
        durationMicros: Number.NaN,
        source: i % 2000,
        peer: (i % 1000) + 1,
        outcome: 'failed',
        isNetworkFault: true,
        code: 503,
        isSilent: false,
        // +870 and more digits
        dialled: -(1_870_000_000 + (i % 9000)),
        messages: 1,
        retransmissions: 1,
      });
    return [id, one.overflow > 0];
  });
  expect(Object.fromEntries(overflows)).toEqual({
    'peer-silent': false,
    'code-since': false,
    'prefix-not-found': true,
    'rate-limited': true,
    'answered-dropped-fixed-time': false,
    'peer-retransmits': false,
    'premium-burst': true,
  });
});

it('what the searches did not look at is told', async () => {
  const { limits, totals } = await play(
    repeat(
      4100,
      (i) => `${i} 1>2 INVITE 1 a${i} id=c${i} uri=sip:${1_000_000 + i}@b\n${i}.5 2>1 404 1 INVITE a${i} id=c${i} to=t`,
    ),
  );
  expect(totals.calls).toBe(4100);
  expect(limits).toContain('patterns-limit');
});

it('gaps of registrations, and calls in them, are counted beyond the cap', () => {
  const gaps = new RegistrationGaps({ gaps: 1, calls: 1 });
  gaps.gap(1, 0, 10e6);
  gaps.gap(2, 0, 10e6);
  for (const micros of [5e6, 6e6, 7e6]) gaps.refused({ callId: 'a', calleeHash: 1, code: 404, micros });
  expect(gaps.overflow).toBe(3);
  expect(gaps.explained([])).toMatchObject({ calls: 1 });
});

it('every code of a full store can be named by a gate', () => {
  for (const code of ['connections', 'gaps', 'icmp', 'legs', 'methods', 'patterns', 'sources'])
    expect(NOTE_CODES).toContain(`${code}-limit`);
});
