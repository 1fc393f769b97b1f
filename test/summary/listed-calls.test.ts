import { describe, expect, it } from 'vitest';
import { analyze, type ResultCall } from '../../src/index.ts';
import { knownFirst, ListedCalls } from '../../src/summary/listed-calls.ts';
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
