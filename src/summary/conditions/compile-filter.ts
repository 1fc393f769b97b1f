import { callIdText } from '../call-id-text.ts';
import type { CallFilter } from '../call-filter.ts';
import type { Aliases } from './address-pattern.ts';
import type { CallGuard } from './call-guard.ts';
import type { CallTest, CallView } from './call-view.ts';
import { compileCondition, compileWhere, isLate } from './compile-condition.ts';
import type { Condition, ConditionKey } from './condition.ts';
import { normalValue } from './normal-value.ts';
import { parseWhere } from './parse-where.ts';
import { expressionOf } from './refusal.ts';
import { TimeWindow } from './time-window.ts';

/** A filter made ready: which calls count. */
export class FilterGuard implements CallGuard {
  readonly #atFirst: readonly CallTest[];
  readonly #atLast: readonly CallTest[];
  /** null when any time will do. */
  readonly window: TimeWindow | null;

  /** @throws TraceError E_USAGE for a value or an expression that means nothing, naming what is near */
  constructor(filter: CallFilter, aliases: Aliases) {
    const { callIds, callIdPart, since, until, where = [] } = filter;
    const atFirst: CallTest[] = [];
    const atLast: CallTest[] = [];
    for (const condition of conditionsOf(filter))
      (isLate(condition) ? atLast : atFirst).push(compileCondition(condition, aliases));
    if (callIds?.length) atFirst.push(({ call }) => callIds.includes(callIdText(call.callId)));
    if (callIdPart !== undefined) atFirst.push(({ call }) => callIdText(call.callId).includes(callIdPart));
    this.window = since === undefined && until === undefined ? null : new TimeWindow(since, until);
    const { window } = this;
    if (window) atFirst.push(({ call }) => window.holds(call.firstMicros));
    if (where.length > 0) {
      const parsed = where.map((expression) => parseWhere(expression, '--where'));
      const tests = parsed.map((conditions) => compileWhere(conditions, aliases));
      (parsed.flat().some(isLate) ? atLast : atFirst).push((call) => tests.some((test) => test(call)));
    }
    this.#atFirst = atFirst;
    this.#atLast = atLast;
  }

  keepsAtFirst(call: CallView): boolean {
    return this.#atFirst.every((test) => test(call));
  }

  keepsAtLast(call: CallView): boolean {
    return this.#atLast.every((test) => test(call));
  }
}

function conditionsOf(filter: CallFilter): Condition[] {
  return [
    ...oneCondition('outcome', 'outcome', filter.outcomes),
    ...codes(filter.codes),
    ...oneCondition('from', 'from', filter.from),
    ...oneCondition('to', 'to', filter.to),
    ...oneCondition('peer', 'peer', filter.peers),
    ...oneCondition('method', 'method', filter.methods),
    ...oneCondition('finding', 'finding', filter.findings),
  ];
}

function oneCondition(key: ConditionKey, flag: string, values: readonly string[] | undefined): Condition[] {
  if (!values?.length) return [];
  const normal = values.map((value) => expressionOf(`--${flag}`, value, (text) => normalValue(key, text)));
  return [{ key, isNegated: false, values: normal }];
}

/** A provisional response decides no call, but is a code: `responses` lists it. */
function codes(values: readonly string[] | undefined): Condition[] {
  if (!values?.length) return [];
  const isProvisional = (value: string): boolean => /^1(\d\d|xx)$/i.test(value);
  const [known = { key: 'code', isNegated: false, values: [] }] = oneCondition(
    'code',
    'code',
    values.filter((value) => !isProvisional(value)),
  );
  return [{ ...known, values: [...known.values, ...values.filter(isProvisional)] }];
}
