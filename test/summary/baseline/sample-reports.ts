import type { FailureRow, FindingRow, Outcome, Result } from '../../../src/result.ts';
import { resultOf } from '../../report/sample-result.ts';

/** What a night was like; everything that is not said is none. */
export interface Night {
  calls: number;
  /** Calls by `CODE`, `CODE outcome` or `timeout`. */
  failures?: Readonly<Record<string, number>>;
  causes?: Readonly<Record<string, number>>;
  hops?: Readonly<Record<string, number>>;
  findings?: readonly (Partial<FindingRow> & { rule: string; calls: number })[];
  /** 95 % of post-dial delays are below. */
  pdd?: number;
}

const NETWORK: readonly Outcome[] = ['failed', 'timeout'];

/** A report of such a night. */
export function reportOfNight(night: Night): Result {
  const { calls, failures = {}, causes = {}, hops = {}, findings = [], pdd = null } = night;
  const report = resultOf([]);
  const rows = Object.entries(failures).map(([key, count]): FailureRow => {
    const [, code, outcome = 'failed'] = /^(\d{3})?\s*(.+)?$/.exec(key) as unknown as [string, string?, Outcome?];
    const fault = NETWORK.includes(outcome) ? 'network' : 'callee';
    const phrase = code === undefined ? null : `Phrase of ${code}`;
    const texts = { meaning: 'M.', category: 'server', advice: null };
    return { code: code === undefined ? null : Number(code), phrase, outcome, fault, calls: count, share: 0, ...texts };
  });
  const failed = rows.reduce((sum, row) => sum + row.calls, 0);
  report.failures = rows;
  for (const { outcome, calls: count } of rows) report.outcomes[outcome] += count;
  report.outcomes.answered = calls - failed;
  report.totals.calls = calls;
  const share = calls === 0 ? null : (calls - failed) / calls;
  report.metrics.asr = { value: share, numerator: calls - failed, denominator: calls };
  report.metrics.pdd = {
    ...report.metrics.pdd,
    count: pdd === null ? 0 : calls,
    mean: pdd,
    p50: pdd,
    p95: pdd,
    max: pdd,
  };
  const distribution = (counts: Readonly<Record<string, number>>): Result['distributions']['byHop'] =>
    Object.entries(counts).map(([key, count]) => ({ key, calls: count, failed: count, share: null }));
  report.distributions.byCause = distribution(causes);
  report.distributions.byHop = distribution(hops);
  report.findings = findings.map((finding) => ({
    severity: 'error',
    kind: 'also',
    title: `Title of ${finding.rule}`,
    summary: null,
    advice: 'A.',
    reference: 'RFC 3261',
    examples: [],
    ...finding,
  }));
  return report;
}
