import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TraceError } from '../../../src/errors.ts';
import { renderJson } from '../../../src/report/json.ts';
import { compareReports } from '../../../src/summary/baseline/compare-reports.ts';
import { readReport } from '../../../src/summary/baseline/read-report.ts';
import { PLAIN } from '../../report/render-options.ts';
import { HOSTILE, sampleResult } from '../../report/sample-result.ts';
import { reportOfNight } from './sample-reports.ts';

const night = reportOfNight({
  calls: 200,
  failures: { 503: 20, timeout: 3 },
  causes: { 'Q.850 34': 20 },
  hops: { '10.0.0.9:5060': 20 },
  findings: [{ rule: 'peer-silent', calls: 2, subject: 'peer', peer: '10.0.0.9:5060' }],
  pdd: 1.5,
});
const written = (result = night): string => [...renderJson(result, { ...PLAIN, calls: 'all', limit: 1000 })].join('');
type Json = Record<string, unknown>;

function changed(change: (report: Json & Record<'metrics' | 'outcomes', Json> & { failures: Json[] }) => void): string {
  const report = JSON.parse(written());
  change(report);
  return JSON.stringify(report);
}

describe('a report that is read again', () => {
  it.each([
    ['a night', night],
    ['everything', sampleResult()],
  ])('has the figures that were written (%s)', (_name, result) => {
    const read = readReport(written(result));
    const all = { path: null, result };
    expect(compareReports([all], { path: null, result: read }, 'en').rows).toEqual(
      compareReports([all], all, 'en').rows,
    );
    expect(read.failures).toEqual(JSON.parse(JSON.stringify(result.failures)));
    expect(read.metrics).toMatchObject(result.metrics);
  });

  it('may be of a newer version with keys that are not known, and of an older one without some', () => {
    const newer = changed((report) => {
      report['extra'] = { a: 1 };
      report.failures[0]!['extra'] = 1;
      report.metrics['mos'] = { value: 1 };
      delete report.metrics['ccr'];
      delete report.outcomes['redirected'];
    });
    expect(readReport(newer).metrics.ccr).toEqual({ value: null, numerator: 0, denominator: 0 });
    expect(readReport(newer).failures[0]).toEqual(night.failures[0]);
  });

  it.each([
    ['nothing', '', 'it is no JSON.'],
    ['a capture', '\xd4\xc3\xb2\xa1', 'it is no JSON.'],
    ['a cut report', written().slice(0, 2000), 'it ends early: the JSON is truncated.'],
    ['a broken report', `${written().slice(0, 300)}}`, 'it is no JSON.'],
    ['a list', '[]', 'it is JSON, but no report of sipmortem.'],
    ['null', 'null', 'it is JSON, but no report of sipmortem.'],
    ['another object', '{"a":1}', 'it is JSON, but no report of sipmortem.'],
    [
      'ladders',
      '{"schemaVersion":1,"generator":{"name":"sipmortem","version":"1"},"ladders":[]}',
      'it is JSON of sipmortem, but no report of calls.',
    ],
    [
      'another version',
      changed((report) => (report['schemaVersion'] = 2)),
      'it has schemaVersion 2; this version of sipmortem reads 1.',
    ],
    [
      'a version that is none',
      changed((report) => (report['schemaVersion'] = 'x')),
      'it is JSON, but no report of sipmortem.',
    ],
    [
      'a text for a number',
      changed((report) => (report.failures[1]!['calls'] = '3')),
      'no valid report: failures[1].calls is not a whole number.',
    ],
    [
      'a share of more than there is',
      changed((report) => (report.outcomes['answered'] = 1e300)),
      'no valid report: outcomes.answered is not a whole number.',
    ],
    [
      'an outcome that is none',
      changed((report) => (report.failures[0]!['outcome'] = 'lost')),
      /^no valid report: failures\[0\]\.outcome is not one of answered, /,
    ],
    [
      'a metric that is a number',
      changed((report) => (report.metrics['asr'] = 0.5)),
      'no valid report: metrics.asr is not an object.',
    ],
    [
      'too many rows',
      changed((report) => (report['findings'] = Array.from({ length: 20_001 }, () => ({})))),
      'no valid report: findings is not a list of at most 20000 rows.',
    ],
  ])('refuses %s', (_name, text, message) => {
    expect(() => readReport(text)).toThrow(message);
  });

  it('never throws anything else, whatever the JSON', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(null, -1, 1.5, 1e300, '', [], {}, [[]]));
    const keys = fc.constantFrom(...Object.keys(night), 'x');
    fc.assert(
      fc.property(keys, value, fc.boolean(), (key, replacement, within) => {
        const text = changed((report) => {
          const target = report[key];
          if (within && typeof target === 'object' && target !== null)
            for (const inner of Object.keys(target)) (target as Json)[inner] = replacement;
          else report[key] = replacement;
        });
        try {
          const result = readReport(text);
          compareReports([{ path: 'x', result }], { path: null, result: night }, 'en');
        } catch (error) {
          expect(error).toBeInstanceOf(TraceError);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('cuts texts that are too long, and keeps hostile ones as they are', () => {
    const text = changed((report) => {
      report.failures[0]!['phrase'] = 'x'.repeat(100_000);
      report.failures[1]!['meaning'] = HOSTILE;
    });
    expect(readReport(text).failures[0]!.phrase).toHaveLength(2000);
    expect(readReport(text).failures[1]!.meaning).toBe(HOSTILE);
  });

  it('reads no key that is only inherited', () => {
    const text = `{"__proto__":{"schemaVersion":1,"generator":{},"metrics":{},"outcomes":{}}}`;
    expect(() => readReport(text)).toThrow('no report of sipmortem');
  });
});
