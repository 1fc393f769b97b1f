import { causeName } from '../../codes/cause-name.ts';
import { words as wordsOf } from '../../codes/words.ts';
import type { Evidence, ResultCall } from '../../result.ts';
import { fillTemplate } from '../fill-template.ts';
import type { CaseContext } from './case-context.ts';

/** Calls listed in one case; a report of many cases must stay readable. */
const MOST_CALLS = 20;
/** Kinds of failure listed in one case. */
const MOST_GROUPS = 10;

/** How often calls failed in which way, most often first, and then the calls. */
export function* failingCallLines(context: CaseContext, calls: readonly ResultCall[]): Iterable<string> {
  const { say, options } = context;
  if (options.calls === 'none') {
    yield say.notListed;
    return;
  }
  if (calls.length === 0) {
    yield say.noGroups;
    return;
  }
  const groups = groupBy(calls, (call) => whatHappened(context, call));
  yield say.groups;
  for (const [what, { length }] of groups.slice(0, MOST_GROUPS)) yield `  ${countText(context, length)}: ${what}`;
  if (groups.length > MOST_GROUPS) yield `  ${fillTemplate(say.more, { count: groups.length - MOST_GROUPS })}`;
  yield* callLines(context, calls);
}

/** One line a call: Call-ID, what happened, the peer, the place. */
export function* callLines(context: CaseContext, calls: readonly ResultCall[]): Iterable<string> {
  const { say } = context;
  yield say.listed;
  for (const call of calls.slice(0, MOST_CALLS))
    yield `  ${call.callId}: ${whatHappened(context, call)}, ${placeText(context, call.first)}`;
  if (calls.length > MOST_CALLS) yield `  ${fillTemplate(say.more, { count: calls.length - MOST_CALLS })}`;
}

/** `503 Service Unavailable, Q.850 34 No circuit/channel available, at or beyond 10.0.0.2:5060` */
export function whatHappened({ options }: CaseContext, call: ResultCall): string {
  const { sentence } = wordsOf(options.language);
  const { cause, decidedBy } = call;
  const where = { certain: sentence.atCertain, likely: sentence.atLikely, 'at-or-beyond': sentence.atOrBeyond };
  const parts = [statusText(call, sentence)];
  if (cause !== null && cause.source !== 'code') parts.push([causeName(cause), cause.text ?? ''].join(' ').trim());
  if (decidedBy !== null) parts.push(fillTemplate(where[decidedBy.certainty], { address: addressText(decidedBy) }));
  else if (call.callee !== null && call.outcome !== 'answered') parts.push(`→ ${call.callee}`);
  return parts.join(', ');
}

/** `10.0.0.2:5060`, after the user's name for it where there is one. */
function addressText({ address, alias }: NonNullable<ResultCall['decidedBy']>): string {
  return alias === undefined ? address : `${alias} (${address})`;
}

/** `503 Service Unavailable`; `503, told as 480 Temporarily Unavailable` where a proxy changed it. */
function statusText(
  { finalCode, finalPhrase, originCode }: ResultCall,
  sentence: { noFinalResponse: string; toldAs: string },
): string {
  if (finalCode === null) return sentence.noFinalResponse;
  const final = `${finalCode} ${finalPhrase ?? ''}`.trim();
  return originCode === null || originCode === finalCode
    ? final
    : fillTemplate(sentence.toldAs, { origin: originCode, final });
}

/** `frame 27 of a.pcap` */
export function placeText({ result, say }: CaseContext, evidence: Evidence): string {
  const path = result.inputs[evidence.input]?.path ?? '?';
  if ('frame' in evidence) return fillTemplate(say.frame, { position: evidence.frame, path });
  return fillTemplate(say.line, { position: evidence.line, path });
}

/** `1 call`, `5 calls` */
export function countText({ say }: CaseContext, count: number): string {
  return count === 1 ? say.call : fillTemplate(say.calls, { count });
}

/** The members of each key, the largest group first; of equals, the one that came first. */
export function groupBy(
  calls: readonly ResultCall[],
  keyOf: (call: ResultCall) => string,
): (readonly [string, ResultCall[]])[] {
  const groups = new Map<string, ResultCall[]>();
  for (const call of calls) {
    const key = keyOf(call);
    const group = groups.get(key);
    if (group) group.push(call);
    else groups.set(key, [call]);
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}
