import type { Ladder } from '../../ladder.ts';
import type { Result, ResultCall } from '../../result.ts';
import type { FailureLine } from '../failure-lines.ts';
import type { RenderOptions } from '../renderer.ts';
import { keepsAllCalls, knownFirst, selectCalls } from '../select-calls.ts';
import { fitLadders } from './fit-ladders.ts';

/** A call of the page's list. */
export interface ListedCall {
  call: ResultCall;
  /** Of its element in the page. */
  id: string;
  /** Index among the causes; null of answered calls, and of those that cannot be told apart. */
  cause: number | null;
  /** Null where it is not drawn. */
  ladder: Ladder | null;
}

/** The calls of the list: those that are drawn, then others in their order until the limit, all in the order of the result. */
export function listCalls(result: Result, options: RenderOptions, causes: readonly FailureLine[]): ListedCall[] {
  const { limit, calls: selection, ladders } = options;
  const drawn = new Map(fitLadders(ladders?.ladders ?? []).map((ladder) => [keyOf(ladder.call), ladder]));
  const all = selectCalls(result.calls, { calls: selection, limit: Number.POSITIVE_INFINITY });
  const causeOf = new Map(causes.flatMap(({ calls }, i) => calls.map((call) => [call, i] as const)));
  return within(selection === 'failed' ? knownFirst(all) : all, limit, drawn).map((call, i) => ({
    call,
    id: `c${i + 1}`,
    cause: causeOf.get(call) ?? null,
    ladder: drawn.get(keyOf(call)) ?? null,
  }));
}

/** How many calls the list would hold without its limit. */
export function listable(result: Result, { calls: selection }: RenderOptions): number {
  const { calls, totals, outcomes } = result;
  if (!keepsAllCalls(result) && selection !== 'none')
    return selection === 'all' ? totals.calls : totals.calls - outcomes.answered;
  return selectCalls(calls, { calls: selection, limit: Number.POSITIVE_INFINITY }).length;
}

function within(
  calls: readonly ResultCall[],
  limit: number,
  drawn: ReadonlyMap<string, Ladder>,
): readonly ResultCall[] {
  if (calls.length <= limit) return calls;
  const isDrawn = (call: ResultCall): boolean => drawn.has(keyOf(call));
  const first = calls.filter(isDrawn).slice(0, limit);
  const kept = new Set(first);
  for (const call of calls) {
    if (kept.size >= limit) break;
    kept.add(call);
  }
  return calls.filter((call) => kept.has(call));
}

/** Tells calls apart that share a Call-ID. */
function keyOf({ callId, first }: ResultCall): string {
  return `${first.input} ${'frame' in first ? first.frame : first.line} ${callId}`;
}
