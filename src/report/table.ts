import type { FailureRow, Result } from '../result.ts';
import { flow } from './flow.ts';
import type { RenderOptions } from './renderer.ts';
import { tableCalls } from './table-calls.ts';
import { tableContext, type TableContext } from './table-context.ts';
import { tableFailures } from './table-failures.ts';
import { tableFindings } from './table-findings.ts';
import { tableHead } from './table-head.ts';
import { tableMetrics } from './table-metrics.ts';
import { isBroken, tableOthers } from './table-others.ts';
import { tableQuality } from './table-quality.ts';
import { tableResponses } from './table-responses.ts';
import { tableVerdict } from './table-verdict.ts';

/** The first screen, then the evidence: verdict, causes, calls, metrics, responses, the rest, capture quality. */
export function* renderTable(result: Result, options: RenderOptions): Iterable<string> {
  const context = tableContext(result, options);
  yield* tableHead(context);
  yield '\n';
  yield* tableVerdict(context);
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

/** Where to read on about the code that broke the most calls. */
function* hint(context: TableContext): Iterable<string> {
  const worst = context.result.failures
    .filter((row) => row.fault === 'network' && row.code !== null)
    .reduce<FailureRow | null>((most, row) => (most === null || row.calls > most.calls ? row : most), null);
  if (worst === null) return;
  const text = context.words.sentence.codesHint;
  yield '\n';
  const parts = [{ text: `sipmortem codes ${worst.code}` }, { text, painted: context.paint('dim', text) }];
  yield* flow(parts, '    ', context.columns);
}
