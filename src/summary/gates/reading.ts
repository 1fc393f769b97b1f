import type { Note } from '../../note.ts';
import type { FindingRow, Totals } from '../../result.ts';
import type { Ratio } from '../../figures.ts';
import { ratioOf, type MetricTally } from '../metric-tally.ts';
import type { QuantileSketch } from '../quantile-sketch.ts';
import type { Figure, Gate, Total } from './gate.ts';
import { DROPPED_NOTE, IN_PROGRESS_NOTE, UNPARSED_NOTES } from './note-codes.ts';
import type { Scope } from './scope.ts';

/** What is known at the end of a run. */
export interface RunFacts {
  readonly totals: Totals;
  readonly findings: readonly FindingRow[];
  readonly tally: MetricTally;
  readonly ira: Ratio;
  readonly rrd: QuantileSketch;
  /** Of each input. */
  readonly notes: readonly (readonly Note[])[];
}

/** What a gate is held against. */
export interface Reading {
  value: number | null;
  /** Both of a share; the denominator alone of a figure of many times; neither of a count. */
  numerator: number | null;
  denominator: number | null;
}

/** Reads what a gate measures. */
export function readingOf({ measure, where }: Gate, scope: Scope, facts: RunFacts): Reading {
  const tally = where.length === 0 ? facts.tally : (scope.tally ?? facts.tally);
  switch (measure.kind) {
    case 'ratio':
      return { ...(measure.name === 'ira' ? facts.ira : tally.ratio(measure.name)) };
    case 'delay':
      return figureOf(measure.name === 'rrd' ? facts.rrd : tally.delay(measure.name), measure.figure);
    case 'share': {
      const { numerator, denominator } = scope.share(measure.subject);
      return ratioOf(numerator, denominator);
    }
    case 'count': {
      const { kind, name } = measure.subject;
      if (kind === 'note') return count(notesWith(facts, ({ code }) => code === name));
      return count(kind === 'rule' && where.length === 0 ? found(facts.findings, name) : scope.count(measure.subject));
    }
    case 'calls':
      return count(scope.calls);
    case 'total':
      return count(totalOf(measure.name, facts));
  }
}

function count(value: number): Reading {
  return { value, numerator: null, denominator: null };
}

function figureOf(sketch: QuantileSketch, figure: Figure): Reading {
  const value = figure === 'p99' ? sketch.secondsAt(0.99) : sketch.statistics()[figure];
  return { value, numerator: null, denominator: sketch.count };
}

/** As the findings of the result have it, without those that the user knows of; a pattern, or peers, may have several rows. */
function found(findings: readonly FindingRow[], name: string): number {
  return findings.reduce(
    (sum, { rule, calls, ignored }) => (rule === name ? sum + calls - (ignored?.calls ?? 0) : sum),
    0,
  );
}

function totalOf(name: Total, facts: RunFacts): number {
  switch (name) {
    case 'notes':
      return notesWith(facts, ({ code }) => code !== IN_PROGRESS_NOTE);
    case 'unparsed':
      return notesWith(facts, ({ code }) => UNPARSED_NOTES.has(code));
    case 'damaged':
      return notesWith(facts, ({ damage }) => damage);
    case 'dropped':
      return notesWith(facts, ({ code }) => code === DROPPED_NOTE);
    case 'incomplete':
      return facts.notes.filter((notes) => notes.some(({ damage }) => damage)).length;
    default:
      return facts.totals[name];
  }
}

/** How often something was noted. */
function notesWith({ notes }: RunFacts, isMeant: (note: Note) => boolean): number {
  return notes.flat().reduce((sum, note) => (isMeant(note) ? sum + note.count : sum), 0);
}
