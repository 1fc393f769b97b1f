import type { RenderOptions } from '../../src/report/renderer.ts';
import type { FindingRow, GateResult, Result, ResultCall } from '../../src/result.ts';
import { PLAIN } from './render-options.ts';
import { HOSTILE, resultOf, sampleCall, sampleResult } from './sample-result.ts';

/** Settings of a test report, with the rules of a small program. */
export const CASES: RenderOptions = {
  ...PLAIN,
  limit: Number.POSITIVE_INFINITY,
  rules: [
    { id: 'ack-missing', title: 'The answer was never acknowledged', severity: 'error' },
    { id: 'no-route-503', title: 'No circuit or no route', severity: 'error' },
    { id: 'not-found-404', title: 'The number is not known there', severity: 'warning' },
  ],
};

export function sampleGate(changes: Partial<GateResult> = {}): GateResult {
  return {
    expression: 'ser<95%',
    level: 'error',
    status: 'fail',
    value: 0.5,
    numerator: 10,
    denominator: 20,
    reason: null,
    ...changes,
  };
}

export function sampleFinding(changes: Partial<FindingRow> = {}): FindingRow {
  return {
    rule: 'no-route-503',
    severity: 'error',
    kind: 'cause',
    calls: 2,
    title: 'No circuit or no route',
    summary: null,
    advice: 'Is the trunk full?',
    reference: 'RFC 3261 21.5.4',
    examples: ['night-1', 'night-2'],
    ...changes,
  };
}

/** A call that a carrier refused. */
export function refusedCall(callId: string, address = '192.0.2.7:5060', changes: Partial<ResultCall> = {}): ResultCall {
  const refusal = {
    code: 503,
    phrase: 'Service Unavailable',
    method: 'INVITE',
    role: 'final' as const,
    count: 1,
    retransmissions: 0,
    meaning: 'The server cannot work now.',
  };
  return sampleCall(callId, 5, 1, 'failed', 'network', [refusal], {
    decidedBy: { address, certainty: 'certain', because: 'it sent the response' },
    cause: { source: 'q850', value: 34, text: 'No circuit/channel available', location: null, from: { frame: 9 } },
    findings: [
      {
        rule: 'no-route-503',
        severity: 'error',
        confidence: 'certain',
        summary: `${address} answered 503, Q.850 cause 34.`,
        caveat: null,
        advice: 'Is the trunk full?',
        reference: 'RFC 3261 21.5.4',
        evidence: [{ input: 0, frame: 9 }],
      },
    ],
    ...changes,
  });
}

/** A night in which a carrier refused so many calls, and a gate saw it. */
export function badNight(count: number, gates: GateResult[] = [sampleGate()]): Result {
  const calls = Array.from({ length: count }, (_, i) => refusedCall(`night-${i + 1}`));
  const result = resultOf(calls);
  return { ...result, gates, findings: [sampleFinding({ calls: count })] };
}

/** Everything that a hostile sender, or a careless user, may put anywhere. */
export function hostileResult(hostile: string = HOSTILE): Result {
  const result = sampleResult();
  result.gates = [
    sampleGate({ expression: `count(${hostile})>0`, reason: hostile }),
    sampleGate({ expression: `ser<1 where peer=${hostile}`, status: 'skipped', reason: hostile }),
  ];
  result.inputs[0]!.path = hostile;
  result.findings.push(
    sampleFinding({ rule: hostile, title: hostile, summary: hostile, peer: hostile, examples: [hostile] }),
  );
  result.responses[0]!.phrase = hostile;
  result.responses[0]!.methods = { [hostile]: 2, INVITE: 1 };
  result.failures[0]!.phrase = hostile;
  const row = { key: hostile, calls: 3, failed: 1, share: 0.1 };
  result.distributions.byPeer = [row];
  result.distributions.byHop = [row];
  result.calls.push(
    refusedCall(hostile, hostile, {
      callee: hostile,
      caller: hostile,
      requestUri: hostile,
      transport: hostile,
      meaning: hostile,
      changedAt: hostile,
      linked: [{ callId: hostile, strategy: hostile, confidence: hostile }],
      cause: { source: 'vendor', value: hostile, text: hostile, location: hostile, from: null },
    }),
  );
  return result;
}
