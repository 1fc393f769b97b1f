import type { Ignored } from '../result.ts';
import { addressTest, type AddressTest, type Aliases } from './conditions/address-pattern.ts';
import { isCode } from './conditions/code-name.ts';

/** Something that is known: one of `rule`, `code` and `cause`, the others null. */
export interface IgnoreRule extends Ignored {
  /** Of a finding. */
  rule: string | null;
  /** `486`, `5xx`, or `none` without a response; as the caller was told. */
  code: string | null;
  /** As in `byCause`: `Q.850 34`. */
  cause: string | null;
  /** A name, an address or a prefix, of whom the request went to or who decided; null for any. */
  peer: string | null;
}

/** What may be known: that a rule fired, or why a call was not answered. What does not apply is null. */
export interface MaybeKnown {
  rule: string | null;
  code: number | null;
  cause: string | null;
  /** Whom the request went to, and who decided. */
  addresses: readonly (string | null)[];
  /** Microseconds since the epoch; NaN when not known. */
  timeMicros: number;
}

/** Why something is known; null when it is not. */
export type IgnoreTest = (what: MaybeKnown) => Ignored | null;

const DAY_MICROS = 86_400e6;

/**
 * Of several rules the first that applies counts. A rule ends with its last day, of UTC: what comes later is new.
 * @param date of the run, `2026-12-31`: rules that had ended by then do not apply at all; null when it is not given
 * @throws TraceError E_USAGE for an address that is none
 */
export function ignoreTest(rules: readonly IgnoreRule[], names: Aliases, date: string | null): IgnoreTest | null {
  const tests = rules
    .filter(({ until }) => until === null || date === null || until >= date)
    .map((rule) => ({ test: testOf(rule, names), ignored: { reason: rule.reason, until: rule.until } }));
  if (tests.length === 0) return null;
  return (what) => tests.find(({ test }) => test(what))?.ignored ?? null;
}

function testOf({ rule, code, cause, peer, until }: IgnoreRule, names: Aliases): (what: MaybeKnown) => boolean {
  const isPeer: AddressTest | null = peer === null ? null : addressTest([peer], names);
  const endMicros = until === null ? Number.POSITIVE_INFINITY : Date.parse(`${until}T00:00:00Z`) * 1000 + DAY_MICROS;
  const plain = cause === null ? null : plainCause(cause);
  return (what) =>
    what.rule === rule &&
    (code === null || isCode(code, what.code)) &&
    (plain === null || (what.cause !== null && plainCause(what.cause) === plain)) &&
    (isPeer === null || what.addresses.some((address) => isPeer(address))) &&
    !(what.timeMicros >= endMicros);
}

/** `Q.850 34` and `q850:34` are the same. */
function plainCause(name: string): string {
  return name.toLowerCase().replace(/[\s.:/_-]+/g, '');
}
