import type { FailureRow, Result } from '../../result.ts';
import { isCode } from '../conditions/code-name.ts';
import type { Measure, Subject, Total } from '../gates/gate.ts';
import { DROPPED_NOTE, UNPARSED_NOTES } from '../gates/note-codes.ts';
import type { Reading } from '../gates/reading.ts';
import { callsOf, knownCalls } from './report-figures.ts';

const ANSWERED = 'answered';

/** What a gate measures, as far as a report that was written tells it; null where only its calls would. */
export function reportReading(measure: Measure, report: Result): Reading | null {
  switch (measure.kind) {
    case 'ratio':
      return { ...report.metrics[measure.name] };
    case 'delay': {
      const statistics = report.metrics[measure.name];
      if (measure.figure === 'p99') return null;
      return { value: statistics[measure.figure], numerator: null, denominator: statistics.count };
    }
    case 'share':
      return shareOf(measure.subject, report);
    case 'count':
      return counted(countOf(measure.subject, report));
    case 'calls':
      return counted(report.totals.calls - report.totals.furtherLegs - report.totals.scanners);
    case 'total':
      return counted(totalOf(measure.name, report));
  }
}

function counted(value: number | null): Reading | null {
  return value === null ? null : { value, numerator: null, denominator: null };
}

/** Findings are counted with the legs of calls, so that they are a share of calls only where there are no legs. */
function shareOf(subject: Subject, report: Result): Reading | null {
  const { kind, name } = subject;
  if (kind === 'outcome' && name === 'unknown') return null;
  if (kind === 'rule' && report.totals.furtherLegs > 0) return null;
  const numerator = countOf(subject, report);
  const denominator = knownCalls(report);
  if (numerator === null) return null;
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
}

function countOf({ kind, name }: Subject, report: Result): number | null {
  const sumOf = (isMeant: (row: FailureRow) => boolean): number =>
    report.failures.filter(isMeant).reduce((sum, row) => sum + callsOf(row), 0);
  const answered = report.metrics.asr.numerator;
  switch (kind) {
    case 'code':
      if (name === '2xx') return answered;
      return name.startsWith('2') ? null : sumOf(({ code }) => isCode(name, code));
    case 'outcome':
      if (name === 'unknown') return report.outcomes.unknown;
      return name === ANSWERED ? answered : sumOf(({ outcome }) => outcome === name);
    case 'category':
      return name === 'success' ? answered : sumOf(({ category }) => category === name);
    case 'rule':
      return report.findings.reduce((sum, { rule, calls }) => (rule === name ? sum + calls : sum), 0);
    case 'note':
      return notesWith(report, (code) => code === name);
  }
}

function totalOf(name: Total, report: Result): number | null {
  switch (name) {
    case 'notes':
      return notesWith(report, () => true);
    case 'unparsed':
      return notesWith(report, (code) => UNPARSED_NOTES.has(code));
    case 'dropped':
      return notesWith(report, (code) => code === DROPPED_NOTE);
    case 'incomplete':
      return report.inputs.filter(({ complete }) => !complete).length;
    case 'damaged':
      // Which notes are of damage is not written.
      return null;
    default:
      return report.totals[name];
  }
}

function notesWith({ inputs }: Result, isMeant: (code: string) => boolean): number {
  return inputs.flatMap(({ notes }) => notes).reduce((sum, { code, count }) => sum + (isMeant(code) ? count : 0), 0);
}
