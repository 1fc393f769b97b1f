import XmlBuilder from 'fast-xml-builder';
import type { Result } from '../result.ts';
import { countCases, type TestCase, type TestSuite } from './cases/test-case.ts';
import { spanOf, testSuites } from './cases/test-suites.ts';
import type { RenderOptions } from './renderer.ts';
import { visibleText } from './visible-text.ts';

/** Attributes and lines are cut there: a header may be 100 kB. */
const MOST_CHARACTERS = 1000;

const builder = new XmlBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: true });
const frame = new XmlBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });

type Attributes = Readonly<Record<string, string | number>>;

/**
 * The result as JUnit XML, in what its dialects share: a suite each of gates, rules, failures and inputs, with names that
 * stay the same from night to night. There is no standard; the schema of Jenkins is the one that most follow.
 */
export function* renderJunit(result: Result, options: RenderOptions): Iterable<string> {
  const suites = testSuites(result, options);
  const all = countCases(suites.flatMap(({ cases }) => cases));
  const [start, end] = tags('testsuites', {
    name: 'sipmortem',
    tests: all.passed + all.failed + all.skipped,
    failures: all.failed,
    errors: 0,
    time: secondsOf(suites.flatMap(({ cases }) => cases)),
  });
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${start}\n`;
  for (const suite of suites) yield* suiteXml(suite, timestampOf(result, options));
  yield `${end}\n`;
}

function* suiteXml({ id, cases }: TestSuite, timestamp: string | null): Iterable<string> {
  const { passed, failed, skipped } = countCases(cases);
  const [start, end] = tags('testsuite', {
    name: `sipmortem.${id}`,
    tests: passed + failed + skipped,
    failures: failed,
    errors: 0,
    skipped,
    time: secondsOf(cases),
    ...(timestamp !== null && { timestamp }),
  });
  yield `${start}\n`;
  for (const one of cases) yield caseXml(one, `sipmortem.${id}`);
  yield `${end}\n`;
}

function caseXml(one: TestCase, classname: string): string {
  const { name, status, duration } = one;
  const message = text(one.message ?? '');
  const body = [...one.lines()].map(text).join('\n');
  const inside = {
    passed: body === '' ? {} : { 'system-out': body },
    failed: { failure: { ...attributes({ message, type: classname }), '#text': body } },
    skipped: { skipped: { ...attributes({ message }), '#text': body } },
  }[status];
  const head = attributes({ name: text(name), classname, time: duration.toFixed(3) });
  return `${builder.build({ testcase: { ...head, ...inside } })}\n`;
}

/** Start and end tag of an element whose content is written piece by piece. */
function tags(element: string, values: Attributes): [start: string, end: string] {
  const end = `</${element}>`;
  return [frame.build({ [element]: attributes(values) }).slice(0, -end.length), end];
}

function attributes(values: Attributes): Attributes {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`@${name}`, value]));
}

/** Text that XML 1.0 allows (2.2) and no viewer obeys. The library escapes what is markup. */
function text(raw: string): string {
  return visibleText(raw, MOST_CHARACTERS).replace(/[\ufffe\uffff]/g, '\ufffd');
}

function secondsOf(cases: readonly TestCase[]): string {
  return cases.reduce((sum, { duration }) => sum + duration, 0).toFixed(3);
}

/** UTC without a zone, as Ant's schema wants it: the date of the report, else the first time of the inputs. */
function timestampOf(result: Result, { generatedAt }: RenderOptions): string | null {
  if (generatedAt !== null) return generatedAt.slice(0, 19);
  const { start } = spanOf(result);
  return start === 0 ? null : new Date(start).toISOString().slice(0, 19);
}
