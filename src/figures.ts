/** Figures over many calls, as results have them: what is drawn, and metrics (RFC 6076, E.425). */

/** Outcomes by whose doing they were: the faults, answered calls and those of unknown outcome apart. */
export const FAULT_GROUPS = ['answered', 'network', 'callee', 'caller', 'none', 'unknown'] as const;
export type FaultGroup = (typeof FAULT_GROUPS)[number];

/** Calls by the time they began. */
export interface OverTime {
  /** Length of a row in seconds; null without any call of known time. */
  step: number | null;
  /** In the order of time; only those that hold a call. */
  rows: ({ from: string | null } & Record<FaultGroup, number>)[];
}

/** Calls that took longer than `from` seconds, and up to `to`; null: or longer. */
export interface DelayRow {
  from: number;
  to: number | null;
  calls: number;
}

/** What is drawn of all calls: too fine for distributions. */
export interface Charts {
  /** Of the calls that `outcomes` counts. */
  overTime: OverTime;
  /** Of the calls that `metrics.pdd` is of. */
  postDialDelay: DelayRow[];
  /** From the INVITE to the answer. */
  setup: DelayRow[];
}

export interface Ratio {
  /** null when the denominator is 0. */
  value: number | null;
  numerator: number;
  denominator: number;
}

export interface Statistics {
  count: number;
  mean: number | null;
  /** Nearest rank; exact of up to 32 values, else to 1 %. */
  p50: number | null;
  p95: number | null;
  max: number | null;
}

/** Ratios of calls, in the order of the JSON. */
export const CALL_RATIOS = [
  'asr',
  'ner',
  'nerExtended',
  'abr',
  'ser',
  'seer',
  'isa',
  'scr',
  'ccr',
  'abandonedRinging',
  'abandonedEarly',
  'notRetried',
  'shortCalls',
  'shortCalls20',
] as const;
export type CallRatio = (typeof CALL_RATIOS)[number];

/** Durations of calls in seconds, in the order of the JSON. */
export const CALL_DELAYS = ['pdd', 'srd', 'srdFailed', 'sdd', 'sddFailed', 'sdt', 'sdtFailed', 'acd'] as const;
export type CallDelay = (typeof CALL_DELAYS)[number];

export type CallMetrics = Record<CallRatio, Ratio> & Record<CallDelay, Statistics>;
/** With those of registrations. */
export type Metrics = CallMetrics & { ira: Ratio; rrd: Statistics };
