import { causeName } from '../../codes/cause-name.ts';
import type { ResultCall } from '../../result.ts';
import { hostOf } from '../host-of.ts';

type Test = (call: ResultCall) => boolean;

/**
 * Of the failed calls, those that a gate is about, as far as its expression tells: `share(503)>2% where peer=10.0.0.2` is about
 * calls with 503 at 10.0.0.2. What is not understood does not narrow them; when none is left, all are given, for a person wants to see some.
 */
export function callsOfGate(expression: string, failed: readonly ResultCall[]): readonly ResultCall[] {
  const [measure = '', condition = ''] = expression.split(/\bwhere\b/i);
  const ofPeer = failed.filter((call) => conditionTests(condition).every((test) => test(call)));
  const ofBoth = ofPeer.filter((call) => argumentTests(measure).every((test) => test(call)));
  return [ofBoth, ofPeer].find((calls) => calls.length > 0) ?? failed;
}

/** `(503)`, `(5xx)`, `(busy)`, `(ack-missing)` */
function argumentTests(measure: string): Test[] {
  const argument = /\(\s*([^)]+?)\s*\)/.exec(measure)?.[1]?.toLowerCase();
  if (argument === undefined) return [];
  if (/^[1-6]\d\d$/.test(argument)) return [(call) => codesOf(call).includes(Number(argument))];
  if (/^[1-6]xx$/.test(argument))
    return [(call) => codesOf(call).some((code) => Math.floor(code / 100) === Number(argument[0]))];
  return [
    ({ outcome, category, findings, cause }) =>
      outcome === argument ||
      category === argument ||
      (cause !== null && causeName(cause).toLowerCase() === argument) ||
      findings.some(({ rule }) => rule === argument),
  ];
}

function conditionTests(condition: string): Test[] {
  return [...condition.matchAll(/([\w-]+)\s*=\s*("[^"]*"|[^\s,]+)/g)].flatMap(([, key = '', quoted = '']) => {
    const test = TESTS[key];
    const value = quoted.replace(/^"|"$/g, '').toLowerCase();
    return test === undefined ? [] : [(call: ResultCall) => test(call, value)];
  });
}

const TESTS: Readonly<Record<string, (call: ResultCall, value: string) => boolean>> = {
  peer: isAt,
  hop: isAt,
  callee: isAt,
  code: (call, value) => argumentTests(`(${value})`).every((test) => test(call)),
  outcome: ({ outcome }, value) => outcome === value,
  category: ({ category }, value) => category === value,
};

function isAt({ callee, calleeAlias, decidedBy }: ResultCall, value: string): boolean {
  const isOf = (address: string): boolean => [address, hostOf(address)].includes(value);
  return (
    (callee !== null && isOf(callee)) ||
    (decidedBy !== null && isOf(decidedBy.address)) ||
    [calleeAlias, decidedBy?.alias].some((alias) => alias?.toLowerCase() === value)
  );
}

function codesOf({ originCode, finalCode }: ResultCall): number[] {
  return [originCode, finalCode].filter((code) => code !== null);
}
