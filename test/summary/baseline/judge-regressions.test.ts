import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TraceError } from '../../../src/errors.ts';
import type { GateResult } from '../../../src/result.ts';
import { judgeRegressions } from '../../../src/summary/baseline/judge-regressions.ts';
import { judgeReport } from '../../../src/summary/baseline/judge-report.ts';
import { parseRegression } from '../../../src/summary/baseline/parse-regression.ts';
import { reportOfNight, type Night } from './sample-reports.ts';

const EN = { language: 'en' } as const;

function judge(expression: string, before: Night | readonly Night[], after: Night, minCalls = 0): GateResult {
  const past = [before].flat().map(reportOfNight);
  return judgeRegressions([expression], past, reportOfNight(after), { ...EN, minCalls })[0]!;
}

const of = (calls: number, refused: number): Night => ({ calls, failures: { 503: refused } });

describe('--max-regression', () => {
  it('fails when a share is worse by more, and chance does not explain it', () => {
    expect(judge('share(5xx):+1pp', of(1000, 20), of(1000, 140))).toEqual({
      expression: 'share(5xx):+1pp',
      level: 'error',
      status: 'fail',
      value: 0.14,
      numerator: 140,
      denominator: 1000,
      reason: '2.0 % before',
    });
  });

  it('passes what is better, the same, or worse by as much as is allowed', () => {
    for (const refused of [0, 20, 30])
      expect(judge('share(5xx):+1pp', of(1000, 20), of(1000, refused))).toMatchObject({ status: 'pass', reason: null });
  });

  it('skips what a dozen calls show', () => {
    expect(judge('share(503):+1pp', of(12, 0), of(12, 3))).toMatchObject({
      status: 'skipped',
      value: 0.25,
      reason: 'not significant (n=12)',
    });
    expect(judge('share(503):+1pp', of(12, 0), of(12, 9)).status).toBe('fail');
  });

  it.each([
    ['asr:-2pp', of(1000, 20), of(1000, 60), 'fail'],
    ['asr:-2pp', of(1000, 60), of(1000, 20), 'pass'],
    ['ASR:-5pp', of(1000, 20), of(1000, 60), 'pass'],
    ['share(503):+100%', of(1000, 20), of(1000, 45), 'fail'],
    ['share(503):+150%', of(1000, 20), of(1000, 45), 'pass'],
    ['share(503):+0.01', of(1000, 20), of(1000, 45), 'fail'],
    ['share(outcome:busy):+0', { calls: 900, failures: { '486 busy': 90 } }, of(900, 0), 'pass'],
    ['share(failed):+0', of(1000, 0), of(1000, 9), 'fail'],
    ['p95(pdd):+20%', { calls: 9, pdd: 2 }, { calls: 9, pdd: 2.5 }, 'fail'],
    ['p95(pdd):+20%', { calls: 9, pdd: 2 }, { calls: 9, pdd: 2.4 }, 'pass'],
    ['p50(pdd):+250ms', { calls: 9, pdd: 2 }, { calls: 9, pdd: 2.3 }, 'fail'],
    ['mean(pdd):+.5s', { calls: 9, pdd: 2 }, { calls: 9, pdd: 2.3 }, 'pass'],
    ['count(ack-missing):+0', { calls: 9 }, { calls: 9, findings: [{ rule: 'ack-missing', calls: 1 }] }, 'fail'],
    [
      'count(finding:ack-missing):+1',
      { calls: 9 },
      { calls: 9, findings: [{ rule: 'ack-missing', calls: 1 }] },
      'pass',
    ],
    ['calls:-50%', of(100, 0), of(40, 0), 'fail'],
    ['calls:-50%', of(100, 0), of(60, 0), 'pass'],
    ['p99(pdd):+20%', { calls: 9, pdd: 2 }, { calls: 9, pdd: 9 }, 'skipped'],
    ['p95(pdd):+20%', { calls: 9 }, { calls: 9, pdd: 9 }, 'skipped'],
    ['share(503):+1pp', of(0, 0), of(100, 50), 'skipped'],
  ] as const)('%s', (expression, before, after, status) => {
    expect(judge(expression, before, after).status).toBe(status);
  });

  it('holds a night against the median of several, and their band', () => {
    const nights = [20, 22, 60].map((refused) => of(1000, refused));
    expect(judge('share(503):+1pp', nights, of(1000, 90))).toMatchObject({ status: 'fail', reason: '2.2 % before' });
    // More than the median and no chance, but one of the nights was as bad.
    expect(judge('share(503):+1pp', nights, of(1000, 58)).status).toBe('skipped');
  });

  it('judges nothing of fewer calls than are asked for', () => {
    expect(judge('share(503):+1pp', of(1000, 2), of(50, 40), 100)).toMatchObject({
      status: 'skipped',
      reason: 'too few: 50, and at least 100 are needed',
    });
    expect(judge('calls:-50%', of(1000, 2), of(50, 40), 100).status).toBe('fail');
  });

  it.each([
    ['', 'there is no allowance in it'],
    ['ser<95%', 'there is no allowance in it'],
    ['count(finding:ack-missing)', 'there is no allowance in it'],
    ['serr:-2pp', "no metric 'serr'. Near: ser, seer"],
    ['share(busyy):+1pp', 'Near: busy'],
    ['count(ack-mising):+0', 'Near: ack-missing'],
    ['pdd:+20%', "'pdd' is many times"],
    ['ser:2pp', "'2pp' has no sign: + when more is worse, - when less is, as in +1pp or +20%."],
    ['ser:', 'nothing where the allowance should stand, as in +1pp or +20%.'],
    ['ser:-2pp where peer=10.0.0.2', 'there is no where'],
    ['ser:-2s', "'2s' is a time, and this is a share"],
    ['ser:-2', "'2' is more than there can be: 2pp is meant?"],
    ['p95(pdd):+1pp', "'1pp' is of shares, and this is a time"],
    ['calls:-2pp', "'2pp' has a unit, and this is a number"],
    ['x'.repeat(5000), 'at most 4096 characters'],
  ])('refuses %j', (expression, message) => {
    expect(() => parseRegression(expression)).toThrow(TraceError);
    expect(() => parseRegression(expression)).toThrow(message);
    expect(() => parseRegression(expression)).toThrow(/^--max-regression '/);
  });

  it('refuses everything else in one short line', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `ser:${text}`),
        ),
        (text) => {
          try {
            parseRegression(text);
          } catch (error) {
            expect(error).toBeInstanceOf(TraceError);
            expect((error as TraceError).message).not.toMatch(/[\n\r]/);
          }
        },
      ),
    );
  });
});

describe('a gate on a report that was written', () => {
  const night: Night = {
    calls: 100,
    failures: { 503: 10, 500: 2, '486 busy': 8, timeout: 5 },
    findings: [{ rule: 'ack-missing', calls: 3 }],
    pdd: 2,
  };
  const report = reportOfNight(night);
  report.inputs[0]!.notes = [{ code: 'sip-incomplete', count: 4, first: null, detail: '' }];

  const judged = (expression: string, minCalls = 0): GateResult =>
    judgeReport([{ expression, level: 'error', reason: null }], report, { ...EN, minCalls })[0]!;

  it.each([
    ['share(5xx)>11%', 0.12],
    ['share(503)>9%', 0.1],
    ['share(2xx)>70%', 0.75],
    ['share(answered)>70%', 0.75],
    ['share(code:none)>4%', 0.05],
    ['share(timeout)>4%', 0.05],
    ['share(ack-missing)>2%', 0.03],
    ['count(busy)>7', 8],
    ['count(server)>24', 25],
    ['count(ack-missing)>2', 3],
    ['count(sip-incomplete)>3', 4],
    ['unparsed>3', 4],
    ['notes>3', 4],
    ['calls>99', 100],
    ['asr<80%', 0.75],
    ['p95(pdd)>1s', 2],
  ])('%s', (expression, value) => {
    expect(judged(expression)).toMatchObject({ status: 'fail', value });
  });

  it('counts a call once, however many of its legs failed', () => {
    const legs = reportOfNight(night);
    legs.failures[0] = { ...legs.failures[0]!, calls: 20, furtherLegs: 10 };
    legs.totals.furtherLegs = 10;
    const gates = ['count(503)>10', 'share(ack-missing)>0%'].map((expression) => ({
      expression,
      level: 'warning' as const,
      reason: null,
    }));
    expect(judgeReport(gates, legs, EN)).toMatchObject([
      { level: 'warning', status: 'pass', value: 10 },
      { status: 'skipped', value: null, reason: 'a report does not tell it' },
    ]);
  });

  it('skips what is of too few calls, or not told', () => {
    expect(judged('share(503)>1%', 101)).toMatchObject({ status: 'skipped', value: 0.1 });
    for (const expression of ['p99(pdd)>1s', 'share(204)>1%', 'share(unknown)>1%', 'damaged>0'])
      expect(judged(expression)).toMatchObject({ status: 'skipped', reason: 'a report does not tell it' });
    expect(judged('mean(acd)>1s')).toMatchObject({ status: 'skipped', reason: 'there was nothing to measure' });
  });

  it('refuses a where', () => {
    expect(() => judged('share(503)>1% where peer=10.0.0.2')).toThrow(/^--fail-on '.*': a report has no calls/);
  });
});
