/** What a condition may ask of a call, in the order in which errors name them. */
export const CONDITION_KEYS = [
  'peer',
  'caller',
  'destination',
  'from',
  'to',
  'agent',
  'transport',
  'code',
  'outcome',
  'category',
  'cause',
  'hop',
  'hour',
  'finding',
  'method',
] as const;
export type ConditionKey = (typeof CONDITION_KEYS)[number];

/** `KEY=VALUE` or `KEY!=VALUE`; of several values any may hold, or with `!=` none. */
export interface Condition {
  readonly key: ConditionKey;
  readonly isNegated: boolean;
  /** As `normalValue` has them. */
  readonly values: readonly string[];
}

/** Conditions that must all hold. */
export type Where = readonly Condition[];
