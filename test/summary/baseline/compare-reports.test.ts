import { describe, expect, it } from 'vitest';
import type { Comparison, ComparisonRow } from '../../../src/comparison.ts';
import { compareReports } from '../../../src/summary/baseline/compare-reports.ts';
import { reportOfNight, type Night } from './sample-reports.ts';

function compare(before: Night | readonly Night[], after: Night): Comparison {
  const nights = [before].flat();
  return compareReports(
    nights.map((night, i) => ({ path: `${i}.json`, result: reportOfNight(night) })),
    { path: null, result: reportOfNight(after) },
    'en',
  );
}

function row({ rows }: Comparison, kind: ComparisonRow['kind'], key: string): ComparisonRow {
  const found = rows.find((other) => other.kind === kind && other.key === key);
  if (!found) throw new Error(`no row ${kind} ${key}`);
  return found;
}

describe('two reports', () => {
  it('finds a code up, with the shares of both sides, for the worse', () => {
    const comparison = compare({ calls: 1000, failures: { 503: 20 } }, { calls: 1000, failures: { 503: 140 } });
    expect(row(comparison, 'code', '503')).toEqual({
      kind: 'code',
      key: '503',
      text: 'Phrase of 503',
      before: { value: 0.02, numerator: 20, denominator: 1000 },
      after: { value: 0.14, numerator: 140, denominator: 1000 },
      change: 'up',
      worse: true,
      difference: 0.14 - 0.02,
      band: null,
      p: expect.closeTo(4.5678991219182654e-23, 30),
      significant: true,
      beyondChance: true,
      test: 'two-proportion',
    });
    expect(row(comparison, 'metric', 'asr')).toMatchObject({ change: 'down', worse: true, beyondChance: true });
    expect(comparison.verdict).toBe('worse');
    expect(compare({ calls: 1000, failures: { 503: 140 } }, { calls: 1000, failures: { 503: 20 } }).verdict).toBe(
      'better',
    );
  });

  it('tells new and gone of every kind that can be', () => {
    const night: Night = {
      calls: 500,
      failures: { 503: 50, '480 no-answer': 30, timeout: 40 },
      causes: { 'Q.850 34': 50 },
      hops: { '10.1.2.3:5060': 50 },
      findings: [{ rule: 'ack-missing', calls: 20 }],
    };
    const keys = [
      ['code', '503'],
      ['code', '480 no-answer'],
      ['code', 'timeout'],
      ['cause', 'Q.850 34'],
      ['hop', '10.1.2.3:5060'],
      ['finding', 'ack-missing'],
    ] as const;
    const appeared = compare({ calls: 500 }, night);
    const vanished = compare(night, { calls: 500 });
    for (const [kind, key] of keys) {
      const isBad = key !== '480 no-answer';
      expect(row(appeared, kind, key)).toMatchObject({ change: 'new', worse: isBad ? true : null, beyondChance: true });
      expect(row(vanished, kind, key)).toMatchObject({
        change: 'gone',
        worse: isBad ? false : null,
        beyondChance: true,
      });
    }
    expect(row(vanished, 'code', '503').text).toBe('Phrase of 503');
    expect(row(appeared, 'code', '503').before).toEqual({ value: 0, numerator: 0, denominator: 500 });
    expect([appeared.verdict, vanished.verdict]).toEqual(['worse', 'better']);
  });

  it('says that a dozen calls prove nothing', () => {
    const comparison = compare({ calls: 12 }, { calls: 12, failures: { 503: 3 } });
    expect(row(comparison, 'code', '503')).toMatchObject({
      change: 'new',
      significant: false,
      beyondChance: false,
      test: 'fisher',
      p: expect.closeTo(0.2173913, 6),
    });
    expect(comparison.verdict).toBe('same');
    const up = compare({ calls: 12, failures: { 503: 1 } }, { calls: 12, failures: { 503: 3 } });
    expect(row(up, 'code', '503')).toMatchObject({ change: 'same', worse: null });
  });

  it('is worse and better at once', () => {
    const comparison = compare({ calls: 900, failures: { 404: 200 } }, { calls: 900, failures: { 503: 200 } });
    expect(comparison.verdict).toBe('mixed');
  });

  it('has no verdict of what is significant only because so much was tested', () => {
    const causes = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`Q.850 ${i}`, 10]));
    const before: Night = { calls: 1000, causes };
    const comparison = compare(before, { calls: 1000, causes: { ...causes, 'Q.850 7': 24 } });
    expect(row(comparison, 'cause', 'Q.850 7')).toMatchObject({ change: 'up', significant: true, beyondChance: false });
    expect(comparison.verdict).toBe('same');
    const fewer = compare({ calls: 1000, causes: { a: 10 } }, { calls: 1000, causes: { a: 24 } });
    expect(fewer.verdict).toBe('worse');
  });

  it('compares delays by value alone', () => {
    const pdd = (before: number, after: number): ComparisonRow =>
      row(compare({ calls: 100, pdd: before }, { calls: 100, pdd: after }), 'metric', 'p95(pdd)');
    expect(pdd(2, 2.5)).toMatchObject({
      change: 'up',
      worse: true,
      difference: 0.5,
      p: null,
      test: null,
      significant: false,
    });
    expect(pdd(2, 1.5)).toMatchObject({ change: 'down', worse: false });
    expect(pdd(2, 2.1)).toMatchObject({ change: 'same', worse: null });
    expect(compare({ calls: 100, pdd: 1 }, { calls: 100, pdd: 60 }).verdict).toBe('same');
  });

  it('tells a peer that was found silent, which no share can test', () => {
    const finding = { rule: 'peer-silent', calls: 7, subject: 'peer', peer: '10.9.9.9:5060' } as const;
    const comparison = compare({ calls: 100 }, { calls: 100, findings: [finding] });
    expect(row(comparison, 'finding', 'peer-silent 10.9.9.9:5060')).toMatchObject({
      change: 'new',
      after: { value: 7, numerator: 7, denominator: null },
      test: null,
      beyondChance: true,
    });
    expect(comparison.verdict).toBe('worse');
    expect(compare({ calls: 100, findings: [finding] }, { calls: 100, findings: [finding] }).verdict).toBe('same');
  });

  it('adds up a rule that was found of several subjects', () => {
    const registrations = [3, 4].map((calls) => ({
      rule: 'registration-flap',
      calls,
      subject: 'registration' as const,
    }));
    const comparison = compare({ calls: 9 }, { calls: 9, findings: registrations });
    expect(row(comparison, 'finding', 'registration-flap').after.value).toBe(7);
  });

  it('counts a call and its legs once', () => {
    const legs = reportOfNight({ calls: 100, failures: { 503: 20, 500: 5 } });
    legs.failures = legs.failures.map((failure) => ({ ...failure, furtherLegs: failure.code === 503 ? 8 : 5 }));
    const { rows } = compareReports([{ path: 'a', result: legs }], { path: null, result: legs }, 'en');
    const codes = rows.filter(({ kind }) => kind === 'code');
    expect(codes).toMatchObject([{ key: '503', after: { value: 0.12, numerator: 12, denominator: 100 } }]);
  });

  it('leaves what found no room out, and rows without calls untested', () => {
    const comparison = compare({ calls: 0 }, { calls: 10, hops: { '(other)': 5, h: 5 } });
    expect(comparison.rows.map(({ key }) => key)).not.toContain('(other)');
    expect(row(comparison, 'hop', 'h')).toMatchObject({ p: null, before: { value: null }, change: 'new' });
  });

  it('orders rows by kind, and by calls within', () => {
    const { rows } = compare(
      { calls: 100, failures: { 500: 9, 502: 1 } },
      { calls: 100, failures: { 503: 2, 404: 8, 502: 2 }, hops: { x: 1 } },
    );
    expect(rows.filter(({ kind }) => kind === 'code').map(({ key }) => key)).toEqual(['404', '502', '503', '500']);
    const kinds = rows.map(({ kind }) => kind);
    expect(kinds.indexOf('metric')).toBe(0);
    expect(kinds.lastIndexOf('metric')).toBeLessThan(kinds.indexOf('code'));
    expect(kinds.lastIndexOf('code')).toBeLessThan(kinds.indexOf('hop'));
  });

  it('names both sides', () => {
    const { before, after } = compare({ calls: 5 }, { calls: 6, failures: { 503: 1 } });
    expect(before).toMatchObject([{ path: '0.json', calls: 5 }]);
    expect(after).toMatchObject({ path: null, calls: 6, firstTime: '2023-11-14T22:13:20.000000Z' });
  });
});

describe('several reports before', () => {
  const nights = [20, 26, 22, 24].map((failed): Night => ({
    calls: 1000,
    failures: { 503: failed },
    pdd: failed / 10,
  }));

  it('gives median and band, and finds what lies outside and is no chance', () => {
    const up = row(compare(nights, { calls: 1000, failures: { 503: 60 } }), 'code', '503');
    expect(up).toMatchObject({
      before: { value: 0.023, numerator: null, denominator: null },
      band: { low: 0.02, high: 0.026 },
      change: 'up',
      significant: true,
      test: 'band',
    });
    expect(up.p).toBeLessThan(0.001);
  });

  it('takes neither what lies inside nor what chance puts outside', () => {
    expect(row(compare(nights, { calls: 1000, failures: { 503: 25 } }), 'code', '503').change).toBe('same');
    expect(row(compare(nights, { calls: 1000, failures: { 503: 28 } }), 'code', '503')).toMatchObject({
      change: 'same',
      significant: false,
    });
  });

  it('needs three reports for a band, else tests against all their calls', () => {
    const two = row(compare(nights.slice(0, 2), { calls: 1000, failures: { 503: 60 } }), 'code', '503');
    expect(two).toMatchObject({ band: { low: 0.02, high: 0.026 }, test: 'two-proportion', change: 'up' });
  });

  it('finds a delay outside the band by a tenth, and is sure of it when it is far outside', () => {
    const pdd = (seconds: number): ComparisonRow =>
      row(compare(nights, { calls: 1000, pdd: seconds }), 'metric', 'p95(pdd)');
    expect(pdd(2.7)).toMatchObject({ change: 'same', significant: false, test: 'band' });
    expect(pdd(2.9)).toMatchObject({ change: 'up', significant: true, beyondChance: false, p: null });
    expect(pdd(4)).toMatchObject({ change: 'up', significant: true, beyondChance: true });
    expect(pdd(1)).toMatchObject({ change: 'down', worse: false, beyondChance: true });
  });

  it('is new only when no night had it, and gone when any had', () => {
    const past: Night[] = [{ calls: 100 }, { calls: 100, failures: { 500: 1 } }, { calls: 100 }];
    expect(row(compare(past, { calls: 100, failures: { 500: 1 } }), 'code', '500').change).toBe('same');
    expect(row(compare(past, { calls: 100, failures: { 503: 1 } }), 'code', '503').change).toBe('new');
    expect(row(compare(past, { calls: 100 }), 'code', '500').change).toBe('gone');
  });

  it('leaves out of median and band the nights that have no value', () => {
    const past: Night[] = [...nights.slice(0, 3), { calls: 0 }];
    expect(row(compare(past, { calls: 1000, failures: { 503: 60 } }), 'code', '503')).toMatchObject({
      before: { value: 0.022 },
      band: { low: 0.02, high: 0.026 },
    });
  });
});
