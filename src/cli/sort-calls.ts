import type { Result, ResultCall } from '../result.ts';
import type { SortOrder } from './arguments.ts';

/** Times and counts begin with the most, the others with the least. */
type Value = number | string | null;

/** Keys of `--sort`. */
export const SORT_KEYS: Readonly<Record<string, { of: (call: ResultCall) => Value; isMostFirst: boolean }>> = {
  start: least(({ startTime }) => startTime),
  end: least(({ endTime }) => endTime),
  duration: most(({ timing }) => timing.duration),
  pdd: most(({ timing }) => timing.postDialDelay),
  setup: most(({ timing }) => timing.setup),
  messages: most(({ messages }) => messages),
  retransmissions: most(({ retransmissions }) => retransmissions),
  attempts: most(({ attempts }) => attempts),
  outcome: least(({ outcome }) => outcome),
  code: least(({ finalCode }) => finalCode),
  peer: least(({ callee }) => callee),
  caller: least(({ caller }) => caller),
  from: least(({ from }) => from.user ?? from.host),
  to: least(({ to }) => to.user ?? to.host),
};

/** A result with its calls in another order; of equals the earlier one first, what is unknown last. */
export function sorted(result: Result, order: SortOrder | null): Result {
  const compareCalls = callOrder(order);
  return compareCalls === undefined ? result : { ...result, calls: result.calls.toSorted(compareCalls) };
}

/** The order that `--sort` asks for; undefined for none. */
export function callOrder(order: SortOrder | null): ((a: ResultCall, b: ResultCall) => number) | undefined {
  const by = order === null ? undefined : SORT_KEYS[order.key];
  if (order === null || by === undefined) return undefined;
  const sign = order.isMostFirst ? -1 : 1;
  return (a, b) => compare(by.of(a), by.of(b), sign);
}

function compare(one: Value, other: Value, sign: 1 | -1): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (one === other) return 0;
  return one < other ? -sign : sign;
}

function most(of: (call: ResultCall) => Value): { of: (call: ResultCall) => Value; isMostFirst: boolean } {
  return { of, isMostFirst: true };
}

function least(of: (call: ResultCall) => Value): { of: (call: ResultCall) => Value; isMostFirst: boolean } {
  return { of, isMostFirst: false };
}
