import type { Comparison, ComparisonRow } from '../../src/comparison.ts';
import type { GateResult, Result } from '../../src/result.ts';
import { HOSTILE, sampleResult } from './sample-result.ts';

function gate(expression: string, changes: Partial<GateResult> = {}): GateResult {
  return {
    expression,
    level: 'error',
    status: 'pass',
    value: null,
    numerator: null,
    denominator: null,
    reason: null,
    ...changes,
  };
}

/** Of each status and level one. */
export const GATES: GateResult[] = [
  gate('calls<1', { value: 14 }),
  gate('ser<95%', { status: 'fail', value: 4 / 12, numerator: 4, denominator: 12, reason: 'agreed with the carrier' }),
  gate('p95(pdd)>0.8s', { status: 'fail', level: 'warning', value: 1.0004, denominator: 6 }),
  gate('share(503)>2% where peer=10.0.0.2', { status: 'skipped', reason: '3 calls, fewer than --min-calls 30' }),
  gate('share(5xx)>20%', { value: 1 / 14, numerator: 1, denominator: 14 }),
];

function row(changes: Partial<ComparisonRow>): ComparisonRow {
  return {
    kind: 'code',
    key: '503',
    text: 'Service Unavailable',
    before: { value: 0, numerator: 0, denominator: 350 },
    after: { value: 0.04, numerator: 14, denominator: 350 },
    change: 'new',
    worse: true,
    difference: 0.04,
    band: null,
    p: 0.0001,
    significant: true,
    beyondChance: true,
    test: 'fisher',
    ...changes,
  };
}

const NIGHT = { path: null, calls: 350, firstTime: null, lastTime: null };

/** A night that got worse in some ways, and better in others. */
export const BASELINE: Comparison = {
  before: [{ ...NIGHT, path: '/var/lib/sipmortem/last-good.json' }],
  after: NIGHT,
  verdict: 'mixed',
  rows: [
    row({
      kind: 'metric',
      key: 'ser',
      text: 'answered, of those decided',
      before: { value: 333 / 350, numerator: 333, denominator: 350 },
      after: { value: 316 / 350, numerator: 316, denominator: 350 },
      change: 'down',
      band: { low: 0.94, high: 0.97 },
      test: 'band',
    }),
    row({
      kind: 'metric',
      key: 'p95(pdd)',
      text: null,
      before: { value: 0.9, numerator: null, denominator: null },
      after: { value: 4.25, numerator: null, denominator: null },
      change: 'up',
      test: null,
    }),
    row({}),
    row({
      key: '404',
      after: { value: 1 / 12, numerator: 1, denominator: 12 },
      significant: false,
      beyondChance: false,
    }),
    row({ kind: 'cause', key: 'Q.850 34', text: 'No circuit/channel available' }),
    row({ kind: 'hop', key: '10.0.0.2:5060', text: null }),
    row({
      kind: 'finding',
      key: 'ack-missing',
      text: 'The answer was never acknowledged. More text.',
      change: 'gone',
      worse: false,
    }),
    row({ key: '480', text: 'Temporarily Unavailable', change: 'down', worse: false }),
    row({ key: '500', text: 'same', change: 'same', significant: false, beyondChance: false, worse: null }),
  ],
};

/** A run with gates and a baseline. */
export function nightlyResult(): Result {
  return { ...sampleResult(), gates: structuredClone(GATES), baseline: structuredClone(BASELINE) };
}

/** The same with something hostile in every text that may come from outside. */
export function hostileResult(evil = HOSTILE): Result {
  const result = nightlyResult();
  const replaced: unknown = JSON.parse(JSON.stringify(result), (key, value: unknown) =>
    typeof value === 'string' && OURS.has(key) === false ? evil : value,
  );
  return replaced as Result;
}

/** Keys whose values are closed vocabularies or times. */
const OURS = new Set([
  'language',
  'outcome',
  'fault',
  'kind',
  'severity',
  'confidence',
  'certainty',
  'role',
  'status',
  'level',
  'change',
  'verdict',
  'test',
  'source',
  'firstTime',
  'lastTime',
  'startTime',
  'endTime',
  'class',
  'subject',
  'method',
  'basis',
]);
