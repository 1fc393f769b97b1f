import {
  COMPARED_KINDS,
  type ComparedFigure,
  type ComparedReport,
  type Comparison,
  type ComparisonRow,
  type ComparisonVerdict,
} from '../../comparison.ts';
import type { Language, Result } from '../../result.ts';
import { beyondChance } from './beyond-chance.ts';
import { compareFigures } from './compare-figures.ts';
import { pastFigure } from './past-figure.ts';
import type { ReportFigure } from './report-figure.ts';
import { figuresOf, knownCalls, knownLegs } from './report-figures.ts';

/** A report, and what the user calls it; null for the run that is being reported. */
export interface NamedReport {
  path: string | null;
  result: Result;
}

/** Holds a report against one or several before it. @param language of what is not told in the words of a report */
export function compareReports(before: readonly NamedReport[], after: NamedReport, language: Language): Comparison {
  const now = keyed(figuresOf(after.result, language));
  const past = before.map(({ result }) => keyed(figuresOf(result, language)));
  const all = new Map<string, ReportFigure>();
  // What is told of a key is what the latest report says.
  for (const figures of [now, ...past.toReversed()])
    for (const [id, figure] of figures) if (!all.has(id)) all.set(id, figure);
  const compared = [...all].map(([id, figure]) => {
    const was = past.map((figures, i) => figures.get(id) ?? absent(figure, before[i]!.result));
    const known = was.filter(({ value }) => value !== null);
    return compareFigures(figure, pastFigure(known), now.get(id) ?? absent(figure, after.result));
  });
  const sure = beyondChance(compared);
  const rows = compared.map((row): ComparisonRow => ({ ...row, beyondChance: sure.has(row) }));
  return {
    before: before.map(describe),
    after: describe(after),
    verdict: verdictOf(rows),
    rows: inOrder(rows),
  };
}

function keyed(figures: readonly ReportFigure[]): Map<string, ReportFigure> {
  const map = new Map<string, ReportFigure>();
  for (const figure of figures) {
    const id = `${figure.kind} ${figure.key}`;
    const known = map.get(id);
    map.set(id, known ? sum(known, figure) : figure);
  }
  return map;
}

/** A rule that was found of several subjects is told once. */
function sum(a: ReportFigure, b: ReportFigure): ReportFigure {
  const numerator = (a.numerator ?? 0) + (b.numerator ?? 0);
  const value = a.denominator === null ? numerator : a.denominator === 0 ? null : numerator / a.denominator;
  return { ...a, bad: a.bad === 0 ? b.bad : a.bad, value, numerator };
}

/** What a report says of a key that it does not have: none of so many calls; of a metric nothing. */
function absent({ kind, denominator }: ReportFigure, result: Result): ComparedFigure {
  if (kind === 'metric') return { value: null, numerator: null, denominator: null };
  if (denominator === null) return { value: 0, numerator: 0, denominator: null };
  const calls = kind === 'finding' ? knownLegs(result) : knownCalls(result);
  return { value: calls === 0 ? null : 0, numerator: 0, denominator: calls };
}

function verdictOf(rows: readonly ComparisonRow[]): ComparisonVerdict {
  const isWorse = rows.some((row) => row.worse === true && row.beyondChance);
  const isBetter = rows.some((row) => row.worse === false && row.beyondChance);
  if (isWorse) return isBetter ? 'mixed' : 'worse';
  return isBetter ? 'better' : 'same';
}

function inOrder(rows: readonly ComparisonRow[]): ComparisonRow[] {
  const calls = ({ value, numerator }: ComparedFigure): number => numerator ?? value ?? 0;
  return COMPARED_KINDS.flatMap((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind);
    if (kind === 'metric') return ofKind;
    return ofKind.sort(
      (a, b) => calls(b.after) - calls(a.after) || calls(b.before) - calls(a.before) || (a.key < b.key ? -1 : 1),
    );
  });
}

function describe({ path, result }: NamedReport): ComparedReport {
  const times = (key: 'firstTime' | 'lastTime'): string[] => result.inputs.flatMap((input) => input[key] ?? []).sort();
  return {
    path,
    calls: knownCalls(result),
    firstTime: times('firstTime')[0] ?? null,
    lastTime: times('lastTime').at(-1) ?? null,
  };
}
