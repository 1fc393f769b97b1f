import { words as wordsOf, type Words } from '../../codes/words.ts';
import type { Result, ResultCall } from '../../result.ts';
import type { RenderOptions } from '../renderer.ts';
import { selectCalls } from '../select-calls.ts';

/** What the cases of a test report are made of. */
export interface CaseContext {
  result: Result;
  options: RenderOptions;
  say: Words['cases'];
  /** The calls that may be listed. */
  calls: readonly ResultCall[];
  /** Of these, the ones that failed by the fault of the network, and are not known to. */
  failed: readonly ResultCall[];
}

/** Looks up once what all cases need. */
export function caseContext(result: Result, options: RenderOptions): CaseContext {
  const calls = selectCalls(result.calls, options);
  return {
    result,
    options,
    say: wordsOf(options.language).cases,
    calls,
    failed: calls.filter(({ fault, ignored }) => fault === 'network' && ignored === undefined),
  };
}
