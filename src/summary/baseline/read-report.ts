import { TraceError } from '../../errors.ts';
import {
  OUTCOMES,
  type DistributionName,
  type DistributionRow,
  type FailureRow,
  type FindingRow,
  type Outcome,
  type Result,
  type ResultInput,
} from '../../result.ts';
import { CALL_DELAYS, CALL_RATIOS, type Metrics, type Ratio, type Statistics } from '../../figures.ts';
import { CheckedJson } from './checked-json.ts';

const FAULTS = ['none', 'callee', 'caller', 'network', 'unknown'] as const;
const DISTRIBUTIONS: readonly DistributionName[] = [
  'byClass',
  'byCategory',
  'byCause',
  'byHop',
  'byDestination',
  'byPeer',
  'byHour',
  'byUserAgent',
];
const TOTALS = [
  'messages',
  'requests',
  'responses',
  'retransmissions',
  'duplicates',
  'calls',
  'furtherLegs',
  'scanners',
  'scannerRegistrations',
  'registrations',
  'others',
] as const;

/**
 * Reads a report that an earlier run wrote as JSON: its figures, without what it lists one by one (calls, registrations,
 * others). Keys that are not known are passed over, and what an older version did not count yet is 0 or null.
 * @throws TraceError `E_USAGE` that says, without the name of the file, why it is no such report
 */
export function readReport(text: string): Result {
  const report = parse(text);
  if (!report.isObject || !report.at('schemaVersion').isNumber || !report.at('generator').isObject)
    throw new TraceError('E_USAGE', 'it is JSON, but no report of sipmortem.');
  const version = report.at('schemaVersion').number();
  if (version !== 1)
    throw new TraceError('E_USAGE', `it has schemaVersion ${version}; this version of sipmortem reads 1.`);
  if (!report.at('metrics').isObject || !report.at('outcomes').isObject)
    throw new TraceError('E_USAGE', 'it is JSON of sipmortem, but no report of calls.');
  try {
    return figures(report);
  } catch (error) {
    if (error instanceof TraceError) throw new TraceError('E_USAGE', `no valid report: ${error.message}.`);
    throw error;
  }
}

function parse(text: string): CheckedJson {
  try {
    return new CheckedJson(JSON.parse(text));
  } catch {
    const begins = /^\s*\{/.test(text);
    const why = begins && !/\}\s*$/.test(text) ? 'it ends early: the JSON is truncated.' : 'it is no JSON.';
    throw new TraceError('E_USAGE', why);
  }
}

function figures(report: CheckedJson): Result {
  const distributions = report.at('distributions');
  const totals = report.at('totals');
  return {
    schemaVersion: 1,
    generator: { name: 'sipmortem', version: report.at('generator').at('version').text() },
    language: report.at('language').oneOf(['en', 'es']),
    inputs: report.at('inputs').rows().map(input),
    totals: table(TOTALS, (name) => countAt(totals, name)),
    responses: [],
    outcomes: table(OUTCOMES, (name) => countAt(report.at('outcomes'), name)),
    failures: report.at('failures').rows().map(failure),
    distributions: table(DISTRIBUTIONS, (name) =>
      (distributions.at(name).orNull((rows) => rows.rows()) ?? []).map(row),
    ),
    charts: { overTime: { step: null, rows: [] }, postDialDelay: [], setup: [] },
    metrics: metrics(report.at('metrics')),
    findings: report.at('findings').rows().map(finding),
    calls: [],
    registrations: [],
    others: [],
    gates: [],
    baseline: null,
  };
}

function table<K extends string, T>(keys: readonly K[], read: (key: K) => T): Record<K, T> {
  return Object.fromEntries(keys.map((key) => [key, read(key)])) as Record<K, T>;
}

function countAt(object: CheckedJson, key: string): number {
  return object.at(key).orNull((value) => value.count()) ?? 0;
}

function textAt(object: CheckedJson, key: string): string | null {
  return object.at(key).orNull((value) => value.text());
}

function numberAt(object: CheckedJson, key: string): number | null {
  return object.at(key).orNull((value) => value.number());
}

function input(value: CheckedJson): ResultInput {
  return {
    path: value.at('path').text(),
    kind: textAt(value, 'kind'),
    compression: null,
    bytes: numberAt(value, 'bytes'),
    packets: numberAt(value, 'packets'),
    lines: numberAt(value, 'lines'),
    messages: countAt(value, 'messages'),
    firstTime: textAt(value, 'firstTime'),
    lastTime: textAt(value, 'lastTime'),
    complete: value.at('complete').boolean(),
    notes: (value.at('notes').orNull((notes) => notes.rows()) ?? []).map((note) => ({
      code: note.at('code').text(),
      count: note.at('count').count(),
      first: null,
      detail: note.at('detail').text(),
    })),
  };
}

function failure(value: CheckedJson): FailureRow {
  const furtherLegs = countAt(value, 'furtherLegs');
  return {
    code: value.at('code').orNull((code) => code.count()),
    phrase: textAt(value, 'phrase'),
    meaning: value.at('meaning').text(),
    category: value.at('category').text(),
    outcome: value.at('outcome').oneOf<Outcome>(OUTCOMES),
    fault: value.at('fault').oneOf(FAULTS),
    calls: value.at('calls').count(),
    ...(furtherLegs > 0 && { furtherLegs }),
    share: value.at('share').number(),
    advice: textAt(value, 'advice'),
  };
}

function row(value: CheckedJson): DistributionRow {
  return {
    key: value.at('key').text(),
    text: textAt(value, 'text'),
    advice: textAt(value, 'advice'),
    calls: value.at('calls').count(),
    failed: countAt(value, 'failed'),
    share: numberAt(value, 'share'),
  };
}

function metrics(value: CheckedJson): Metrics {
  return {
    ...table(CALL_RATIOS, (name) => ratio(value.at(name))),
    ...table(CALL_DELAYS, (name) => statistics(value.at(name))),
    ira: ratio(value.at('ira')),
    rrd: statistics(value.at('rrd')),
  };
}

function ratio(value: CheckedJson): Ratio {
  if (value.isNull) return { value: null, numerator: 0, denominator: 0 };
  return {
    value: numberAt(value, 'value'),
    numerator: value.at('numerator').count(),
    denominator: value.at('denominator').count(),
  };
}

function statistics(value: CheckedJson): Statistics {
  if (value.isNull) return { count: 0, mean: null, p50: null, p95: null, max: null };
  const [mean, p50, p95, max] = (['mean', 'p50', 'p95', 'max'] as const).map((name) => numberAt(value, name));
  return { count: value.at('count').count(), mean: mean ?? null, p50: p50 ?? null, p95: p95 ?? null, max: max ?? null };
}

function finding(value: CheckedJson): FindingRow {
  const subject = value.at('subject').orNull((text) => text.oneOf(['registration', 'peer'] as const));
  const peer = textAt(value, 'peer');
  return {
    rule: value.at('rule').text(),
    severity: value.at('severity').oneOf(['info', 'warning', 'error']),
    kind: value.at('kind').oneOf(['cause', 'also']),
    calls: value.at('calls').count(),
    title: value.at('title').text(),
    summary: textAt(value, 'summary'),
    advice: value.at('advice').text(),
    reference: value.at('reference').text(),
    examples: [],
    ...(subject !== null && { subject }),
    ...(peer !== null && { peer }),
  };
}
