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

const ANSWERED = refusedCall('e', '192.0.2.9:5060', {
  outcome: 'answered',
  fault: 'none',
  finalCode: 200,
  originCode: 200,
  cause: null,
});
ANSWERED.findings = [{ ...ANSWERED.findings[0]!, rule: 'ack-missing' }];

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
    ['count(ack-missing)>0', 'e'],
    ['count(ack-missing)>0 where peer=192.0.2.8', 'b c'],
    ['p95(pdd)>6s', 'a b c d'],
    ['p95(pdd)>6s where peer=192.0.2.8', 'b c'],
    ['ser<95% where weekday=monday', 'a b c d'],
    ['ser<95% where peer!=192.0.2.8', 'a d'],
    ['ser<95% where peer=192.0.2.7,"192.0.2.8" and code!=404', 'a b'],
    ['ser<95% where peer=192.0.2.0/24', 'a b c d'],
    ['ser<95% where finding=no-route-503 and peer!=trunk-a', 'b'],
    ["ser<95% where cause='Q.850 34'", 'a b'],
    ['share(code:404)>0%', 'c'],
    ['share(finding:no-route-503)>0% where outcome=failed', 'a b'],
    ['ser<95% where peer=203.0.113.1', 'a b c d'],
  ])('%s', (expression, expected) => {
    expect(
      callsOfGate(expression, [...CALLS, ANSWERED], CALLS)
        .map(({ callId }) => callId)
        .join(' '),
    ).toBe(expected);
  });
});
