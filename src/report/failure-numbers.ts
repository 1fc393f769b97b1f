import type { ResultCall } from '../result.ts';
import type { FailureLine } from './failure-lines.ts';
import { hopText, type TableContext } from './table-context.ts';

/** Calls, share, since when, and the hop that decided; the last two are empty where they are not known. */
export function failureNumbers(
  context: TableContext,
  { count, share, calls }: FailureLine,
): [calls: string, share: string, since: string, at: string] {
  const percent = `${share > 0 && share < 0.01 ? '<1' : Math.round(share * 100)}%`;
  const starts = calls.map((call) => call.startTime).filter((time) => time !== null);
  const since = starts.length > 0 ? context.clock(starts.reduce((a, b) => (a < b ? a : b))) : '';
  return [String(count), percent, since, deciders(context, calls)];
}

/** The hop that decided these calls; how many further ones there are. */
function deciders(context: TableContext, calls: readonly ResultCall[]): string {
  const hops = new Set<string>();
  for (const { decidedBy } of calls) {
    if (decidedBy === null) continue;
    const beyond = decidedBy.certainty === 'at-or-beyond' ? context.glyph.beyond : '';
    hops.add(beyond + hopText(decidedBy));
  }
  const [first] = hops;
  if (first === undefined) return '';
  return hops.size === 1 ? first : `${first} +${hops.size - 1}`;
}
