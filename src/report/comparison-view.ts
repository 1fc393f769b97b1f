import type { Words } from '../codes/words.ts';
import type { ComparedKind, Comparison, ComparedReport, ComparisonRow } from '../comparison.ts';
import { fillTemplate } from './fill-template.ts';

/** What a comparison says, before any format: its texts are as they came. */
export interface ComparisonView {
  sections: ComparisonSection[];
  /** Both had them, and no difference was found. */
  unchanged: ComparisonRow[];
}

export interface ComparisonSection {
  name: 'new' | 'gone' | 'changed';
  rows: ComparisonRow[];
  /** Rows that are not told one by one: what one call can bring or take away. */
  minor: number;
}

/** What says most of a change comes first: a metric only repeats what codes and hops say. */
export const TELLING_ORDER: readonly ComparedKind[] = ['code', 'hop', 'cause', 'finding', 'metric'];

/** Sorts the rows of a comparison by what became of them; what is beyond chance comes first. */
export function comparisonView(comparison: Comparison): ComparisonView {
  const rows = comparison.rows.filter((row) => !isToldByCode(row, comparison.rows));
  const section = (name: ComparisonSection['name'], changes: readonly string[]): ComparisonSection => {
    const found = rows.filter(({ change }) => changes.includes(change));
    const told = TELLING_ORDER.flatMap((kind) => found.filter((row) => row.kind === kind && !isMinor(row)));
    const sure = told.filter((row) => row.beyondChance);
    return { name, rows: [...sure, ...told.filter((row) => !row.beyondChance)], minor: found.length - told.length };
  };
  return {
    sections: [section('new', ['new']), section('gone', ['gone']), section('changed', ['up', 'down'])],
    unchanged: rows.filter(({ change }) => change === 'same'),
  };
}

/** Phones come and go as hops every night, and what is gone by chance is no news. */
function isMinor({ kind, change, significant, beyondChance }: ComparisonRow): boolean {
  if (significant || beyondChance) return false;
  return change === 'gone' || (change === 'new' && kind === 'hop');
}

/** Where nothing but the code tells a cause, the code says it already. */
function isToldByCode({ kind, key, change }: ComparisonRow, rows: readonly ComparisonRow[]): boolean {
  if (kind !== 'cause' || !/^\d{3}$/.test(key)) return false;
  return rows.some(
    (other) =>
      other.kind === 'code' && other.change === change && (other.key === key || other.key.startsWith(`${key} `)),
  );
}

/** `cause Q.850 34 No circuit/channel available`, as the input had it. */
export function whatText({ kind, key, text }: ComparisonRow, words: Words): string {
  return `${words.comparison[kind]} ${key}${text === null ? '' : ` ${text}`}`;
}

/** `a.json`, `median of 3 reports`, `this run` */
export function reportsText(reports: readonly ComparedReport[], words: Words): string {
  const [only] = reports;
  if (reports.length > 1) return fillTemplate(words.comparison.medianOf, { count: reports.length });
  return only?.path ?? words.comparison.thisRun;
}
