import type { ComparedKind } from '../../comparison.ts';
import {
  OUTCOMES,
  type DistributionRow,
  type FailureRow,
  type FindingRow,
  type Language,
  type Result,
} from '../../result.ts';
import { OTHER_KEY } from '../bounded-keys.ts';
import { metricFigures } from './metric-figures.ts';
import type { ReportFigure } from './report-figure.ts';

/** Calls whose outcome is known, without the further legs of each: what shares of calls are of, as ASR is. */
export function knownCalls({ metrics }: Result): number {
  return metrics.asr.denominator;
}

/** The same with their legs, each of which may have findings of its own. */
export function knownLegs({ outcomes }: Result): number {
  return OUTCOMES.reduce((sum, outcome) => sum + (outcome === 'unknown' ? 0 : outcomes[outcome]), 0);
}

/** Everything that a report is compared by, in the order of the report. @param language of what metrics are called */
export function figuresOf(result: Result, language: Language): ReportFigure[] {
  const known = knownCalls(result);
  return [
    ...metricFigures(result, language),
    ...result.failures
      .filter((row) => row.outcome !== 'unknown' && callsOf(row) > 0)
      .map((row) => ofShare('code', codeKey(row), row.phrase, row.fault === 'network', callsOf(row), known)),
    ...result.distributions.byCause
      .filter(named)
      .map((row) => ofShare('cause', row.key, row.text ?? null, row.failed > 0, row.calls, known)),
    ...result.distributions.byHop
      .filter(named)
      .map((row) => ofShare('hop', row.key, null, row.failed > 0, row.calls, known)),
    ...result.findings.map((row) => findingFigure(row, knownLegs(result))),
  ];
}

/** Of a call and its legs the call alone: a carrier that refuses both has refused once. */
export function callsOf({ calls, furtherLegs = 0 }: FailureRow): number {
  return Math.max(calls - furtherLegs, 0);
}

/** `503`; with the outcome where that is not the plain failure: `480 no-answer`, `timeout`. */
function codeKey({ code, outcome }: FailureRow): string {
  if (code === null) return outcome;
  return outcome === 'failed' ? String(code) : `${code} ${outcome}`;
}

/** What found no room in a distribution is no key that another report could have. */
function named({ key }: DistributionRow): boolean {
  return key !== OTHER_KEY;
}

function ofShare(
  kind: ComparedKind,
  key: string,
  text: string | null,
  isBad: boolean,
  numerator: number,
  denominator: number,
): ReportFigure {
  const value = denominator === 0 ? null : numerator / denominator;
  return { kind, key, text, bad: isBad ? 1 : 0, value, numerator, denominator };
}

function findingFigure(row: FindingRow, known: number): ReportFigure {
  const key = row.peer === undefined ? row.rule : `${row.rule} ${row.peer}`;
  const isBad = row.severity !== 'info';
  if (row.subject === undefined) return ofShare('finding', key, row.title, isBad, row.calls, known);
  const number = { value: row.calls, numerator: row.calls, denominator: null };
  return { kind: 'finding', key, text: row.title, bad: isBad ? 1 : 0, ...number };
}
