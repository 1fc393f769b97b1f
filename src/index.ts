import type { LadderOptions } from './collect-ladders.ts';
import type { Ladder } from './ladder.ts';
import type { Judgement } from './sip/verdict.ts';

export { analyze, type AnalyzeOptions, type Progress } from './analyze.ts';
export { TraceError, type TraceErrorCode } from './errors.ts';
export type { CorrelateRule } from './calls/legs/leg-keys.ts';
export type { CodeOverrides } from './codes/code-table.ts';
export type { CallFilter } from './summary/call-filter.ts';
export type { IgnoreTest, MaybeKnown } from './summary/known-faults.ts';
export type { AliasOfHost } from './summary/peer-aliases.ts';
export type * from './ladder.ts';
export type * from './result.ts';
export type { Judgement, LadderOptions };

/** Holds one SIP message against the grammar and the rules of RFC 3261: is it valid, and if not, why not? */
export async function judgeMessage(bytes: Uint8Array): Promise<Judgement> {
  const { judge } = await import('./sip/verdict.ts');
  return judge(bytes);
}

/** The messages of some calls of a result, read from its inputs once more: one ladder a call. */
export async function collectLadders(options: LadderOptions): Promise<Ladder[]> {
  const { collectLadders: collect } = await import('./collect-ladders.ts');
  return collect(options);
}
