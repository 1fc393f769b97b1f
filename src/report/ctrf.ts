import type { Result } from '../result.ts';
import { countCases, type TestCase } from './cases/test-case.ts';
import { spanOf, testSuites } from './cases/test-suites.ts';
import { jsonText } from './json-text.ts';
import type { RenderOptions } from './renderer.ts';
import { visibleText } from './visible-text.ts';

/** Of the Common Test Report Format that this is. */
const SPEC_VERSION = '0.0.0';
const MOST_CHARACTERS = 1000;

/** The result as a CTRF document (ctrf.io): the cases of the JUnit report in JSON, with our own data in `extra`. */
export function* renderCtrf(result: Result, options: RenderOptions): Iterable<string> {
  const suites = testSuites(result, options);
  const cases = suites.flatMap(({ id, cases: of }) => of.map((one) => ({ id, one })));
  const { passed, failed, skipped } = countCases(cases.map(({ one }) => one));
  const { start, stop } = spanOf(result);
  const head = {
    tool: { name: result.generator.name, version: result.generator.version },
    summary: {
      tests: cases.length,
      passed,
      failed,
      pending: 0,
      skipped,
      other: 0,
      suites: suites.length,
      start,
      stop,
      extra: { totals: result.totals, outcomes: result.outcomes, metrics: result.metrics, failures: result.failures },
    },
  };
  yield `{\n"reportFormat": "CTRF",\n"specVersion": ${jsonText(SPEC_VERSION)},\n`;
  if (options.generatedAt !== null) yield `"timestamp": ${jsonText(options.generatedAt)},\n`;
  yield `"generatedBy": "sipmortem",\n"results": {\n"tool": ${jsonText(head.tool)},\n"summary": ${jsonText(head.summary)},\n"tests": [\n`;
  for (const [i, { id, one }] of cases.entries())
    yield `${jsonText(test(one, id))}${i < cases.length - 1 ? ',' : ''}\n`;
  yield ']\n}\n}\n';
}

function test(one: TestCase, suite: string): Record<string, unknown> {
  const { name, status, message, duration, data } = one;
  const trace = [...one.lines()].map(text).join('\n');
  return {
    name: text(name),
    status,
    duration: Math.round(duration * 1000),
    suite: ['sipmortem', suite],
    ...(message !== null && { message: text(message) }),
    ...(trace !== '' && { trace }),
    extra: data,
  };
}

function text(raw: string): string {
  return visibleText(raw, MOST_CHARACTERS);
}
