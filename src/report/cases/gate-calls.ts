import { causeName } from '../../codes/cause-name.ts';
import type { ResultCall } from '../../result.ts';
import { hostOf } from '../host-of.ts';

type Test = (call: ResultCall) => boolean;

/**
 * The calls that a gate is about, as far as its expression tells: `share(503)>2% where peer=10.0.0.2` is about calls with 503
 * at 10.0.0.2, `ser<95%` about all that failed. What cannot be told from a call here (a prefix, an hour) does not narrow them;
 * when none is left, all that failed are given, for a person wants to see some.
 * @param all the calls that are known of @param failed of these, those that failed by the fault of the network
 */
export function callsOfGate(
  expression: string,
  all: readonly ResultCall[],
  failed: readonly ResultCall[],
): readonly ResultCall[] {
  const [measure = '', condition = ''] = expression.split(/\bwhere\b/i);
  const tests = conditionTests(condition);
  const holds = (call: ResultCall): boolean => tests.every((test) => test(call));
  const subject = subjectTest(measure);
  const ofSubject = subject === null ? [] : all.filter((call) => subject(call) && holds(call));
  return [ofSubject, failed.filter(holds)].find((calls) => calls.length > 0) ?? failed;
}

/** `(503)`, `(5xx)`, `(busy)`, `(finding:ack-missing)` */
function subjectTest(measure: string): Test | null {
  const subject = /\(\s*(?:[a-z]+:)?\s*([^)]+?)\s*\)/i.exec(measure)?.[1]?.toLowerCase();
  if (subject === undefined) return null;
  return (call) =>
    hasCode(call, subject) ||
    call.outcome === subject ||
    call.category === subject ||
    hasCause(call, subject) ||
    hasFinding(call, subject);
}

/** `KEY=VALUE,VALUE and KEY!=VALUE`; a value with spaces stands in quotes. */
const CONDITION = /([\w-]+)\s*(!?)==?\s*((?:"[^"]*"|'[^']*'|[^\s,"'])+(?:\s*,\s*(?:"[^"]*"|'[^']*'|[^\s,"'])+)*)/g;

function conditionTests(condition: string): Test[] {
  return [...condition.matchAll(CONDITION)].flatMap(([, key = '', negation, list = '']): Test[] => {
    const test = TESTS.get(key.toLowerCase());
    const values = [...list.matchAll(/"([^"]*)"|'([^']*)'|[^\s,]+/g)].map(([all, a, b]) =>
      (a ?? b ?? all).toLowerCase(),
    );
    if (test === undefined || values.some((value) => /[*/]/.test(value))) return [];
    return [(call) => values.some((value) => test(call, value)) !== (negation === '!')];
  });
}

const TESTS: ReadonlyMap<string, (call: ResultCall, value: string) => boolean> = new Map([
  ['peer', isAt],
  ['hop', isAt],
  ['caller', ({ caller, callerAlias }, value) => isNamed(caller, callerAlias, value)],
  ['code', hasCode],
  ['cause', hasCause],
  ['finding', hasFinding],
  ['outcome', ({ outcome }, value) => outcome === value],
  ['category', ({ category }, value) => category === value],
]);

function isAt({ callee, calleeAlias, decidedBy }: ResultCall, value: string): boolean {
  return isNamed(callee, calleeAlias, value) || isNamed(decidedBy?.address ?? null, decidedBy?.alias, value);
}

function isNamed(address: string | null, alias: string | undefined, value: string): boolean {
  return alias?.toLowerCase() === value || (address !== null && [address, hostOf(address)].includes(value));
}

/** A code or a class, of what the caller was told or of where it arose. */
function hasCode({ originCode, finalCode }: ResultCall, value: string): boolean {
  const isClass = /^[1-6]xx$/.test(value);
  return [originCode, finalCode].some(
    (code) => code !== null && (isClass ? `${Math.floor(code / 100)}xx` : String(code)) === value,
  );
}

function hasCause({ cause }: ResultCall, value: string): boolean {
  return cause !== null && causeName(cause).toLowerCase() === value;
}

function hasFinding({ findings }: ResultCall, value: string): boolean {
  return findings.some(({ rule }) => rule === value);
}
