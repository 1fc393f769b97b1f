import { validate, type CTRFReport } from 'ctrf';
import { describe, expect, it } from 'vitest';
import { renderCtrf } from '../../src/report/ctrf.ts';
import { renderJunit } from '../../src/report/junit.ts';
import type { RenderOptions } from '../../src/report/renderer.ts';
import type { Result } from '../../src/result.ts';
import { badNight, CASES, hostileResult, sampleGate } from './case-samples.ts';
import { resultOf, sampleResult } from './sample-result.ts';
import { readJunit } from './xml-reading.ts';

function text(result: Result, options: Partial<RenderOptions> = {}): string {
  return [...renderCtrf(result, { ...CASES, ...options })].join('');
}

function ctrf(result: Result, options: Partial<RenderOptions> = {}): CTRFReport {
  return JSON.parse(text(result, options)) as CTRFReport;
}

describe('a CTRF report', () => {
  it.each([
    ['a bad night', badNight(30), {}],
    ['nothing at all', resultOf([]), { rules: [] }],
    ['everything hostile, a case a call', hostileResult(), { perCall: true, calls: 'all' }],
    ['with a date', sampleResult(), { generatedAt: '2026-11-24T06:00:00Z' }],
  ] as [string, Result, Partial<RenderOptions>][])('is valid by its schema (%s)', (_name, result, options) => {
    expect(validate(ctrf(result, options))).toMatchObject({ valid: true, errors: [] });
  });

  it('would not be, were a status another', () => {
    expect(validate(JSON.parse(text(badNight(1)).replaceAll('"failed"', '"bad"')))).toMatchObject({ valid: false });
  });

  it('has the cases of the JUnit report, each with its status', () => {
    const result = badNight(3, [sampleGate(), sampleGate({ expression: 'asr<1%', status: 'skipped' })]);
    const xml = readJunit([...renderJunit(result, CASES)].join(''));
    const expected = xml.suites.flatMap(({ cases }) =>
      cases.map(({ name, told }) => [name, told.failure ? 'failed' : told.skipped ? 'skipped' : 'passed']),
    );
    const { tests, summary } = ctrf(result).results;
    expect(tests.map(({ name, status }) => [name, status])).toEqual(expected);
    expect(summary).toMatchObject({
      tests: tests.length,
      failed: tests.filter(({ status }) => status === 'failed').length,
      skipped: 1,
      suites: xml.suites.length,
      start: Date.UTC(2023, 10, 14, 22, 13, 20),
      stop: Date.UTC(2023, 10, 14, 22, 16, 50),
    });
  });

  it('names the carrier and the code, and has the gate as data', () => {
    const [gate] = ctrf(badNight(3)).results.tests;
    expect(gate).toMatchObject({ name: 'ser<95%', status: 'failed', extra: { numerator: 10, denominator: 20 } });
    expect(gate?.trace).toMatch(/503 Service Unavailable.* at 192\.0\.2\.7:5060/);
  });

  it('has a duration in milliseconds for a case a call', () => {
    const last = ctrf(sampleResult(), { perCall: true, calls: 'all' }).results.tests.find(({ name }) =>
      name.includes('(c10)'),
    );
    expect(last?.duration).toBe(1500);
  });

  it('holds no character that a terminal would obey, neither as it is nor once it is read', () => {
    const hostile = hostileResult();
    expect(text(hostile).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    for (const { name, message, trace } of ctrf(hostile).results.tests)
      expect([name, message, trace].join('').replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  });
});
