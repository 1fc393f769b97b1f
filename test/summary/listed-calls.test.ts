import { describe, expect, it } from 'vitest';
import { analyze, type ResultCall } from '../../src/index.ts';
import { knownFirst, ListedCalls } from '../../src/summary/listed-calls.ts';
import { play } from '../calls/play.ts';
import { sampleResult } from '../report/sample-result.ts';

const SAMPLE = sampleResult().calls[0]!;
const call = (n: number, outcome: ResultCall['outcome'] = 'failed'): ResultCall => ({
  ...SAMPLE,
  callId: `${n}`,
  outcome,
});
const ids = (calls: readonly ResultCall[]): number[] => calls.map(({ callId }) => Number(callId));

describe('listed calls', () => {
  it('are those that began first, in whichever order they end', () => {
    const listed = new ListedCalls(10, knownFirst);
    for (let i = 0; i < 1000; i++) listed.add((i * 617) % 1000, call((i * 617) % 1000));
    expect(ids(listed.rows())).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(listed.overflow).toBe(990);
  });

  it('of an unknown outcome give way to others', () => {
    const listed = new ListedCalls(4, knownFirst);
    for (let i = 0; i < 100; i++) listed.add(i, call(i, i < 97 ? 'unknown' : 'busy'));
    expect(ids(listed.rows())).toEqual([0, 97, 98, 99]);
  });

  it('are chosen by the order of the report', () => {
    const listed = new ListedCalls(2, (a, b) => Number(b.callId) - Number(a.callId));
    for (let i = 0; i < 100; i++) listed.add(i, call(i));
    expect(ids(listed.rows())).toEqual([98, 99]);
  });

  it('are all kept where there is room', () => {
    const listed = new ListedCalls(Number.POSITIVE_INFINITY, knownFirst);
    for (let i = 99; i >= 0; i--) listed.add(i, call(i));
    expect([listed.rows().length, listed.overflow]).toEqual([100, 0]);
  });
});

it('only detail is lost beyond the number of calls kept, and a note says so', async () => {
  const inputs = ['fixtures/night-2.pcap.gz'];
  const whole = await analyze({ inputs });
  const few = await analyze({ inputs, mostListed: 3 });
  expect(few.calls).toEqual(whole.calls.slice(0, 3));
  expect(few.inputs[0]!.notes).toContainEqual(
    expect.objectContaining({
      code: 'calls-limit',
      detail: expect.stringContaining(`${whole.calls.length - 3} calls are counted but not listed`) as string,
    }),
  );
  expect(few.inputs[0]!.complete).toBe(true);
  expect({ ...few, calls: [], inputs: [] }).toEqual({ ...whole, calls: [], inputs: [] });
});

it('registrations beyond the number kept are counted, and a note says so', async () => {
  const script = [1, 2, 3, 4].map(
    (n) => `${n} 1>2 REGISTER 1 a${n} id=r${n} aor=u${n}\n${n}.1 2>1 200 1 REGISTER a${n} to=t id=r${n} aor=u${n}`,
  );
  const whole = await play(script.join('\n'));
  const few = await play(script.join('\n'), { mostListed: 3 });
  expect(whole.registrations).toHaveLength(4);
  expect(whole.limits).toEqual([]);
  expect(few.registrations).toEqual(whole.registrations.slice(0, 3));
  expect([few.totals, few.metrics]).toEqual([whole.totals, whole.metrics]);
  expect(few.limits).toEqual(['registrations-limit']);
});

it('methods that somebody invents share a name beyond some number, where a filter counts responses by call', async () => {
  const invented = Array.from(
    { length: 23 * 6 },
    (_, i) => `
    ${2 + i / 100} 1>2 M${i} ${2 + i} m${i} to=t id=c${i % 6}
    ${2.001 + i / 100} 2>1 200 ${2 + i} M${i} m${i} to=t id=c${i % 6}`,
  );
  const calls = [0, 1, 2, 3, 4, 5].map(
    (n) => `
    0 1>2 INVITE 1 a${n} id=c${n}
    1 2>1 200 1 INVITE a${n} to=t id=c${n}
    1.1 1>2 ACK 1 k${n} to=t id=c${n}`,
  );
  const { responses } = await play([...calls, ...invented].join(''), { filter: { outcomes: ['answered'] } });
  const [{ methods, count }] = responses as [(typeof responses)[number]];
  expect(Object.keys(methods).length).toBeLessThanOrEqual(65);
  expect(methods['(other)']).toBeGreaterThan(0);
  expect(Object.values(methods).reduce((a, b) => a + b, 0)).toBe(count);
});
