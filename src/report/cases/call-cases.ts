import { words as wordsOf } from '../../codes/words.ts';
import type { ResultCall } from '../../result.ts';
import { callParties } from '../call-text.ts';
import type { CaseContext } from './case-context.ts';
import { placeText, whatHappened } from './failing-calls.ts';
import type { CaseStatus, TestCase } from './test-case.ts';

/** One case a call, for who wants them. Its Call-ID is in the name, as many calls have the same parties: nothing to follow from night to night. */
export function callCases(context: CaseContext): TestCase[] {
  const { outcome } = wordsOf(context.options.language);
  return context.calls.map((call) => ({
    name: `${callParties(call, '->')} (${call.callId})`,
    status: statusOf(call),
    message: `${outcome[call.outcome]}: ${whatHappened(context, call)}`,
    lines: () => linesOf(context, call),
    duration: durationOf(call),
    data: { callId: call.callId, outcome: call.outcome, finalCode: call.finalCode, originCode: call.originCode },
  }));
}

function statusOf({ outcome, fault }: ResultCall): CaseStatus {
  if (outcome === 'unknown') return 'skipped';
  return fault === 'network' ? 'failed' : 'passed';
}

function* linesOf(context: CaseContext, call: ResultCall): Iterable<string> {
  yield `Call-ID: ${call.callId}`;
  yield `${callParties(call, '->')}: ${whatHappened(context, call)}, ${placeText(context, call.first)}`;
  if (call.meaning !== null) yield call.meaning;
  for (const { summary, evidence } of call.findings)
    yield evidence[0] === undefined ? summary : `${summary} (${placeText(context, evidence[0])})`;
}

/** Seconds from its first message to its last; 0 when unknown. */
function durationOf({ startTime, endTime }: ResultCall): number {
  const seconds = (Date.parse(endTime ?? '') - Date.parse(startTime ?? '')) / 1000;
  return seconds > 0 ? seconds : 0;
}
