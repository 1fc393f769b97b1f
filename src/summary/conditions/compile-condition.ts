import { prefixText } from '../../calls/dialled-prefix.ts';
import { causeName } from '../../codes/cause-name.ts';
import { partyOf } from '../../diagnosis/party.ts';
import { methodName } from '../../diagnosis/response-rows.ts';
import { TRANSPORT_NAMES } from '../../payload.ts';
import { isoTime } from '../../util/time.ts';
import { hopAddress } from '../describe-failure.ts';
import { addressTest, type Aliases } from './address-pattern.ts';
import type { CallTest, CallView } from './call-view.ts';
import { isCode } from './code-name.ts';
import type { Condition, ConditionKey, Where } from './condition.ts';
import { partyTest, textTest } from './text-pattern.ts';

/** Conditions that can be told only after a call was looked into. */
const LATE: ReadonlySet<ConditionKey> = new Set(['cause', 'hop', 'finding']);
/** Conditions on texts that calls keep only when asked to. */
const TEXTUAL: ReadonlySet<ConditionKey> = new Set(['from', 'to']);

/** The value of what a call has not. */
const NONE = 'none';

type Maker = (values: readonly string[], aliases: Aliases) => CallTest;

/** How to tell whether a call has one of some values. */
const MAKERS: Record<ConditionKey, Maker> = {
  peer: (values, aliases) => {
    const test = addressTest(values, aliases);
    return ({ callee }) => test(callee);
  },
  caller: (values, aliases) => {
    const test = addressTest(values, aliases);
    return ({ caller }) => test(caller);
  },
  hop: (values, aliases) => {
    const test = addressTest(values, aliases);
    return ({ failure, names }) => failure !== null && test(hopAddress(failure, names.endpoints));
  },
  destination: (values) => {
    const asked = new Set(values);
    return ({ call }) =>
      call.dialled === 0 ? asked.has(NONE) : values.some((digits) => prefixText(call.dialled).startsWith(digits));
  },
  from: (values) => anyParty(values, ({ call }) => call.from),
  to: (values) => anyParty(values, ({ call }) => call.to),
  agent: (values) => anyText(values, ({ call }) => call.agent),
  transport: (values) => oneOf(values, ({ call }) => TRANSPORT_NAMES[call.transport] ?? null),
  code: (values) => (call) => values.some((name) => isCode(name, call.code)),
  outcome: (values) => oneOf(values, ({ verdict }) => verdict.outcome),
  category: (values) => oneOf(values, ({ category }) => category),
  cause: (values) => {
    const tests = values.map((value) => textTest(plainCause(value), 'i'));
    return ({ failure }) => {
      const [cause] = failure?.causes ?? [];
      const name = cause === undefined ? NONE : plainCause(causeName(cause));
      return tests.some((test) => test(name));
    };
  },
  hour: (values) => {
    const asked = new Set(values);
    return ({ call }) => {
      const hour = isoTime(call.firstMicros)?.slice(0, 13);
      return hour !== undefined && (asked.has(hour) || asked.has(hour.slice(-2)));
    };
  },
  finding: (values) => (call) => values.some((rule) => call.hasFinding(rule)),
  method: (values) => {
    const asked = new Set(values);
    return ({ call }) => {
      for (let t = call.lastInvite; t !== null; t = t.previous) if (asked.has(methodName(t))) return true;
      for (let t = call.lastInDialog; t !== null; t = t.previous) if (asked.has(methodName(t))) return true;
      return call.shed?.some(({ transaction }) => asked.has(methodName(transaction))) ?? false;
    };
  },
};

/** @throws TraceError E_USAGE for a prefix of addresses that is none */
export function compileCondition({ key, isNegated, values }: Condition, aliases: Aliases): CallTest {
  const test = MAKERS[key](values, aliases);
  return isNegated ? (call) => !test(call) : test;
}

/** @throws TraceError E_USAGE for a prefix of addresses that is none */
export function compileWhere(where: Where, aliases: Aliases): CallTest {
  const tests = where.map((condition) => compileCondition(condition, aliases));
  return (call) => tests.every((test) => test(call));
}

export function isLate({ key }: Condition): boolean {
  return LATE.has(key);
}

export function needsText({ key }: Condition): boolean {
  return TEXTUAL.has(key);
}

function oneOf(values: readonly string[], valueOf: (call: CallView) => string | null): CallTest {
  const asked = new Set(values);
  return (call) => asked.has(valueOf(call) ?? NONE);
}

function anyText(values: readonly string[], textOf: (call: CallView) => string | null): CallTest {
  const tests = values.map((value) => textTest(value, 'i'));
  return (call) => {
    const text = textOf(call) ?? NONE;
    return tests.some((test) => test(text));
  };
}

function anyParty(values: readonly string[], valueOf: (call: CallView) => string | null): CallTest {
  const tests = values.map(partyTest);
  return (call) => {
    const { user, host } = partyOf(valueOf(call));
    return tests.some((test) => test(user, host));
  };
}

/** `Q.850 34`, `q850:34` and `q850/34` are the same cause. */
function plainCause(name: string): string {
  return name.toLowerCase().replace(/[\s.:/_-]+/g, '');
}
