import type { CallFinding, Evidence, FindingRow, ResultCall } from '../../result.ts';
import { fillTemplate } from '../fill-template.ts';
import type { RuleSummary } from '../renderer.ts';
import type { CaseContext } from './case-context.ts';
import { countText, placeText, whatHappened } from './failing-calls.ts';
import type { TestCase } from './test-case.ts';

/** Calls or registrations listed of one rule. */
const MOST_SHOWN = 20;

/**
 * One case a rule, whether it fired or not, so that a service can follow each over many nights; its id is its name. Where
 * there are gates these say what is too much, and rules that fired only tell: a night that passes has no failed case.
 */
export function ruleCases(context: CaseContext): TestCase[] {
  const { result, options } = context;
  const rows = new Map<string, FindingRow[]>();
  for (const row of result.findings) rows.set(row.rule, [...(rows.get(row.rule) ?? []), row]);
  const known = new Set(options.rules.map(({ id }) => id));
  const others = [...rows.values()].flatMap(([row]) => (row && !known.has(row.rule) ? [summaryOf(row)] : []));
  const calls = callsByRule(context);
  return [...options.rules, ...others].map((rule) =>
    caseOf(context, rule, rows.get(rule.id) ?? [], calls.get(rule.id) ?? []),
  );
}

function caseOf(
  context: CaseContext,
  { id, title, severity }: RuleSummary,
  rows: readonly FindingRow[],
  calls: readonly ResultCall[],
): TestCase {
  const heeded = rows.filter((row) => !isKnown(row));
  const isIgnored = rows.length > 0 && heeded.length === 0;
  const isFailed = context.result.gates.length === 0 && heeded.some((row) => row.severity === 'error');
  const first = rows[0];
  return {
    name: id,
    status: isFailed ? 'failed' : isIgnored ? 'skipped' : 'passed',
    message:
      first === undefined ? null : isIgnored ? ignoredText(context, first) : rowText(context, heeded[0] ?? first),
    lines: () => (rows.length === 0 ? [] : linesOf(context, rows, calls)),
    duration: 0,
    data: { rule: id, title, severity, findings: rows },
  };
}

function* linesOf(context: CaseContext, rows: readonly FindingRow[], calls: readonly ResultCall[]): Iterable<string> {
  const { say } = context;
  for (const row of rows) {
    yield rowText(context, row);
    if (row.ignored !== undefined) yield ignoredText(context, row);
    if (row.summary !== null) yield row.summary;
    yield fillTemplate(say.check, { advice: row.advice });
    if (row.reference !== '') yield fillTemplate(say.see, { reference: row.reference });
  }
  const rule = rows[0]!.rule;
  const told = [...shownBy(context, rule, calls)];
  if (told.length > 0) yield* shownLines(context, told);
  else {
    const names = rows.flatMap(({ examples }) => examples);
    if (names.length > 0) yield fillTemplate(say.examples, { names: names.join(', ') });
  }
}

/** A call or registration that the rule fired on. */
interface Shown {
  /** Call-ID or address of record, how it ended, and where. */
  what: string;
  finding: CallFinding;
  place: Evidence | undefined;
}

function* shownBy(context: CaseContext, rule: string, calls: readonly ResultCall[]): Iterable<Shown> {
  for (const call of calls) {
    const finding = call.findings.find((one) => one.rule === rule);
    if (finding === undefined) continue;
    yield { what: `${call.callId}: ${whatHappened(context, call)}`, finding, place: finding.evidence[0] ?? call.first };
  }
  for (const { aor, finalCode, findings } of context.result.registrations) {
    const finding = findings.find((one) => one.rule === rule);
    if (finding === undefined) continue;
    yield { what: [aor ?? '?', finalCode ?? []].flat().join(': '), finding, place: finding.evidence[0] };
  }
}

/** Two lines each: what and where, and what the rule saw. */
function* shownLines(context: CaseContext, shown: readonly Shown[]): Iterable<string> {
  const { say } = context;
  yield say.foundIn;
  for (const { what, finding, place } of shown.slice(0, MOST_SHOWN)) {
    yield `  ${[what, place === undefined ? [] : placeText(context, place)].flat().join(', ')}`;
    yield `    ${finding.summary}`;
  }
  if (shown.length > MOST_SHOWN) yield `  ${fillTemplate(say.more, { count: shown.length - MOST_SHOWN })}`;
}

/** `The answer was never acknowledged: no ACK to the 200: 5 calls` */
function rowText(context: CaseContext, row: FindingRow): string {
  return `${row.title}: ${subjectText(context, row)}`;
}

function subjectText(context: CaseContext, { subject, peer, calls: count }: FindingRow): string {
  const { say } = context;
  if (subject === 'peer') return fillTemplate(say.requests, { count, peer: peer ?? '?' });
  if (subject === 'registration') return count === 1 ? say.registration : fillTemplate(say.registrations, { count });
  return countText(context, count);
}

/** Whether all that it counts is known and needs no attention. */
function isKnown({ ignored, calls }: FindingRow): boolean {
  return ignored !== undefined && ignored.calls >= calls;
}

function ignoredText({ say }: CaseContext, { ignored }: FindingRow): string {
  return fillTemplate(say.ignored, { reason: ignored?.reason ?? '?' });
}

/** Of all calls that are known of: a rule may have found something in an answered one. */
function callsByRule({ result, options }: CaseContext): Map<string, ResultCall[]> {
  const calls = options.calls === 'none' ? [] : result.calls;
  const found = new Map<string, ResultCall[]>();
  for (const call of calls)
    for (const rule of new Set(call.findings.map((finding) => finding.rule))) {
      const known = found.get(rule);
      if (known) known.push(call);
      else found.set(rule, [call]);
    }
  return found;
}

function summaryOf({ rule, title, severity }: FindingRow): RuleSummary {
  return { id: rule, title, severity };
}
