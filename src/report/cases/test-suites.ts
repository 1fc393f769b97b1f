import type { Result } from '../../result.ts';
import type { RenderOptions } from '../renderer.ts';
import { callCases } from './call-cases.ts';
import { caseContext, type CaseContext } from './case-context.ts';
import { failureCases } from './failure-cases.ts';
import { gateCases } from './gate-cases.ts';
import { inputCases } from './input-cases.ts';
import { ruleCases } from './rule-cases.ts';
import { withUniqueNames, type SuiteId, type TestCase, type TestSuite } from './test-case.ts';

const MAKERS: readonly [SuiteId, (context: CaseContext) => TestCase[]][] = [
  ['gates', gateCases],
  ['rules', ruleCases],
  ['failures', failureCases],
  ['input', inputCases],
];

/** A result as suites of test cases; suites without a case are left out. */
export function testSuites(result: Result, options: RenderOptions): TestSuite[] {
  const context = caseContext(result, options);
  const makers: typeof MAKERS = options.perCall ? [...MAKERS, ['calls', callCases]] : MAKERS;
  return makers
    .map(([id, make]) => ({ id, cases: withUniqueNames(make(context)) }))
    .filter(({ cases }) => cases.length > 0);
}

/** Milliseconds since the epoch of the first and the last message; 0 when no input has times. */
export function spanOf({ inputs }: Result): { start: number; stop: number } {
  const times = (key: 'firstTime' | 'lastTime'): number[] =>
    inputs.map((input) => Date.parse(input[key] ?? '')).filter((time) => !Number.isNaN(time));
  const start = times('firstTime').reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  const stop = times('lastTime').reduce((most, time) => Math.max(most, time), Number.NEGATIVE_INFINITY);
  return Number.isFinite(start) && Number.isFinite(stop) ? { start, stop } : { start: 0, stop: 0 };
}
