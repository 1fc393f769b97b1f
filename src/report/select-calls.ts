import type { Result, ResultCall } from '../result.ts';
import type { ListingOptions } from './renderer.ts';

/** The calls that a report lists, in the order of the result. Unknown outcomes are listed with the failed, and counted apart. */
export function selectCalls(
  calls: readonly ResultCall[],
  options: Pick<ListingOptions, 'calls' | 'limit'>,
): readonly ResultCall[] {
  if (options.calls === 'none') return [];
  const chosen = options.calls === 'all' ? calls : calls.filter((call) => call.outcome !== 'answered');
  return chosen.length > options.limit ? chosen.slice(0, options.limit) : chosen;
}

/** Whether there were no more calls than could be kept: only then can the listed ones be counted. */
export function keepsAllCalls({ inputs }: Result): boolean {
  return !inputs.some(({ notes }) => notes.some(({ code }) => code === 'calls-limit'));
}

/** Failed calls in the order of a report: those with a known outcome first, for the others only stand at the edges of the capture. */
export function knownFirst(calls: readonly ResultCall[]): readonly ResultCall[] {
  const isKnown = (call: ResultCall): boolean => call.outcome !== 'unknown';
  return calls.every(isKnown) ? calls : [...calls.filter(isKnown), ...calls.filter((call) => !isKnown(call))];
}
