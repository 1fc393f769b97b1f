import type { ResultCall } from '../../result.ts';
import { fillTemplate } from '../fill-template.ts';
import { peerOf } from '../peer-of.ts';
import type { CaseContext } from './case-context.ts';
import { countText, failingCallLines, groupBy } from './failing-calls.ts';
import type { TestCase } from './test-case.ts';

/** Cases of this kind; those with the most calls stand for the others. */
const MOST_CASES = 50;

/**
 * One case for each code that calls failed with at a peer: `INVITE 503 from 10.0.0.2`. They fail when no gate was given, so
 * that failed calls are seen at all; with gates these say what is too much, and the cases only tell.
 */
export function failureCases(context: CaseContext): TestCase[] {
  const failed = context.calls.filter(({ fault }) => fault === 'network');
  return groupBy(failed, nameOf)
    .slice(0, MOST_CASES)
    .map(([name, calls]) => {
      const known = calls.every(({ ignored }) => ignored !== undefined) ? calls[0]?.ignored : undefined;
      return {
        name,
        status: known !== undefined ? 'skipped' : context.result.gates.length === 0 ? 'failed' : 'passed',
        message:
          known === undefined
            ? `${name}: ${countText(context, calls.length)}`
            : fillTemplate(context.say.ignored, { reason: known.reason }),
        lines: () => failingCallLines(context, calls),
        duration: 0,
        data: { code: codeOf(calls[0]), peer: peerOf(calls[0]), calls: calls.length },
      };
    });
}

function nameOf(call: ResultCall): string {
  return `INVITE ${codeOf(call) ?? 'no-response'} from ${peerOf(call) ?? 'unknown'}`;
}

function codeOf(call: ResultCall | undefined): number | null {
  return call?.originCode ?? call?.finalCode ?? null;
}
