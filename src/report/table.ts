import type { FailureRow, Result } from '../result.ts';
import { flow } from './flow.ts';
import type { RenderOptions } from './renderer.ts';
import { tableCalls } from './table-calls.ts';
import { tableContext, type TableContext } from './table-context.ts';
import { tableFailures } from './table-failures.ts';
import { tableFindings } from './table-findings.ts';
import { tableGates } from './table-gates.ts';
import { tableHead } from './table-head.ts';
import { tableMetrics } from './table-metrics.ts';
import { isBroken, tableOthers } from './table-others.ts';
import { tableQuality } from './table-quality.ts';
import { tableResponses } from './table-responses.ts';
import { tableSince } from './table-since.ts';
import { tableTimeline } from './table-timeline.ts';
import { tableVerdict } from './table-verdict.ts';

/** The first screen, then the evidence: verdict, gates, what is new, causes, calls, metrics, responses, the rest, capture quality. */
export function* renderTable(result: Result, options: RenderOptions): Iterable<string> {
  const context = tableContext(result, options);
  yield* tableHead(context);
  yield '\n';
  yield* tableVerdict(context);
  yield* tableTimeline(context);
  yield* tableGates(context);
  yield* tableSince(context);
  if (isClean(result)) {
    if (options.calls === 'all') yield* tableCalls(context);
    return;
  }
  yield* tableFailures(context);
  yield* tableFindings(context);
  yield* tableCalls(context);
  yield* tableMetrics(context);
  yield* tableResponses(context);
  yield* tableOthers(context);
  yield* tableQuality(context);
  yield* hint(context);
}

/** Every call was answered, and nothing else went wrong either: there is nothing more to say. */
function isClean(result: Result): boolean {
  return (
    result.totals.calls > 0 &&
    result.outcomes.answered === result.totals.calls &&
    result.findings.length === 0 &&
    result.inputs.every((input) => input.complete && input.notes.length === 0) &&
    !result.registrations.some(isBroken) &&
    !result.responses.some(({ code }) => code >= 400 && code !== 401 && code !== 407)
  );
}

/** How to look at the calls, and where to read on about the code that broke the most of them. */
function* hint(context: TableContext): Iterable<string> {
  const { result, paint, words } = context;
  const lines: [command: string, what: string][] = [];
  const [input] = result.inputs;
  const isFailed = result.failures.some(({ outcome }) => outcome !== 'unknown');
  if (isFailed && input && result.inputs.length === 1 && /^[\w./+-]+$/.test(input.path))
    lines.push([`sipmortem show ${input.path} --failed`, words.sentence.showHint]);
  const worst = result.failures
    .filter((row) => row.fault === 'network' && row.code !== null)
    .reduce<FailureRow | null>((most, row) => (most === null || row.calls > most.calls ? row : most), null);
  if (worst !== null) lines.push([`sipmortem codes ${worst.code}`, words.sentence.codesHint]);
  if (lines.length > 0) yield '\n';
  for (const [text, what] of lines)
    yield* flow([{ text }, { text: what, painted: paint('dim', what) }], '    ', context.columns);
}
