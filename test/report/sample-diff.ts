import type { DiffReport, GateResult, Language } from '../../src/result.ts';
import { compareReports, type NamedReport } from '../../src/summary/baseline/compare-reports.ts';
import { reportOfNight, type Night } from '../summary/baseline/sample-reports.ts';

const LAST: Night = {
  calls: 1000,
  failures: { 503: 20, '486 busy': 81, 404: 30, 502: 12, timeout: 1 },
  causes: { 'Q.850 17': 81, '404': 30, 'Q.850 34': 20 },
  hops: { '10.1.2.3:5060': 20, '10.0.0.7:5060': 81, '10.7.7.7:5060': 1 },
  findings: [
    { rule: 'not-found-404', calls: 30, title: 'The number is not known there' },
    { rule: 'ack-missing', calls: 2, title: 'The answer was never acknowledged' },
  ],
  pdd: 1.25,
};
const TONIGHT: Night = {
  calls: 1000,
  failures: { 503: 140, '486 busy': 84, 404: 31, 500: 3, timeout: 1 },
  causes: { 'Q.850 17': 84, '404': 31, 'Q.850 34': 60, 'Q.850 38': 80, '500': 3 },
  hops: { '10.1.2.3:5060': 140, '10.0.0.7:5060': 84, '10.8.8.8:5060': 1 },
  findings: [
    { rule: 'not-found-404', calls: 31, title: 'The number is not known there' },
    { rule: 'peer-silent', calls: 7, title: 'A peer does not answer', subject: 'peer', peer: '10.1.2.3:5060' },
  ],
  pdd: 1.75,
};

const GATES: GateResult[] = [
  {
    expression: 'share(5xx):+1pp',
    level: 'error',
    status: 'fail',
    value: 0.143,
    numerator: 143,
    denominator: 1000,
    reason: 'was 3.2%',
  },
  { expression: 'ser:-2pp', level: 'error', status: 'pass', value: 0.9, numerator: 9, denominator: 10, reason: null },
];

export const named = (path: string | null, night: Night): NamedReport => ({ path, result: reportOfNight(night) });

/** A comparison as `sipmortem diff` makes it. */
export function diffOf(before: readonly NamedReport[], after: NamedReport, language: Language = 'en'): DiffReport {
  return {
    schemaVersion: 1,
    generator: { name: 'sipmortem', version: '0.1.0' },
    language,
    ...compareReports(before, after, language),
    gates: [],
  };
}

/** A carrier that got worse overnight, with gates. */
export function sampleDiff(language: Language = 'en'): DiffReport {
  return { ...diffOf([named('monday.json', LAST)], named('tuesday.json', TONIGHT), language), gates: GATES };
}

/** Every text that comes from a report is hostile. */
export function hostileDiff(text: string): DiffReport {
  const night = (calls: number): Night => ({
    calls: 500,
    causes: { [text]: calls },
    hops: { [text]: calls },
    findings: [
      { rule: text, calls, title: text },
      { rule: 'peer-silent', calls, title: text, subject: 'peer', peer: text },
      { rule: `${text} of the last night`, calls: calls === 3 ? 50 : 0, title: text },
      { rule: `${text} always`, calls: 5, title: text },
    ].filter((row) => row.calls > 0) as Night['findings'] & object,
  });
  const gate: GateResult = { ...GATES[0]!, expression: text, reason: text };
  return { ...diffOf([named(text, night(3))], named(text, night(90))), gates: [gate] };
}
