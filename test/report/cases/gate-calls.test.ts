import { describe, expect, it } from 'vitest';
import { callsOfGate } from '../../../src/report/cases/gate-calls.ts';
import type { ResultCall } from '../../../src/result.ts';
import { refusedCall } from '../case-samples.ts';

const CALLS: ResultCall[] = [
  refusedCall('a', '192.0.2.7:5060'),
  refusedCall('b', '192.0.2.8:5060'),
  refusedCall('c', '192.0.2.8:5060', { finalCode: 480, originCode: 404, cause: null, findings: [] }),
  refusedCall('d', '[2001:db8::1]:5060', {
    outcome: 'timeout',
    category: 'timeout',
    finalCode: null,
    originCode: null,
    cause: null,
    findings: [],
  }),
];
CALLS[0]!.decidedBy = { ...CALLS[0]!.decidedBy!, alias: 'Trunk-A' };

describe('the calls that a gate is about', () => {
  it.each([
    ['ser<95%', 'a b c d'],
    ['share(503)>2%', 'a b'],
    ['share(404)>2%', 'c'],
    ['count(4xx)>2', 'c'],
    ['share(503)>2% where peer=192.0.2.8', 'b'],
    ['ser<95% where peer=192.0.2.8:5060', 'b c'],
    ['ser<95% where peer=trunk-a', 'a'],
    ['ser<95% where hop="2001:db8::1"', 'd'],
    ['ser<95% where code=404 and peer=192.0.2.8', 'c'],
    ['share(timeout)>1%', 'd'],
    ['count(no-route-503)>0', 'a b'],
    ['count(q.850 34)>0', 'a b'],
    ['p95(pdd)>6s', 'a b c d'],
    ['p95(pdd)>6s where peer=192.0.2.8', 'b c'],
    ['ser<95% where weekday=monday', 'a b c d'],
    ['ser<95% where peer=203.0.113.1', 'a b c d'],
  ])('%s', (expression, expected) => {
    expect(
      callsOfGate(expression, CALLS)
        .map(({ callId }) => callId)
        .join(' '),
    ).toBe(expected);
  });
});
