import type { LadderOptions } from './collect-ladders.ts';
import type { Ladder } from './ladder.ts';
import type { Judgement } from './sip/verdict.ts';

export { analyze, type AnalyzeOptions, type Progress } from './analyze.ts';
export { TraceError, type TraceErrorCode } from './errors.ts';
export type { CorrelateRule } from './calls/legs/leg-keys.ts';
export type { CallFilter } from './summary/call-filter.ts';
export type { GateSpec } from './summary/gates/gate-spec.ts';
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

/**
 * Checks the expression of a gate, `METRIC OP VALUE [where KEY=VALUE and …]`, without running it.
 * @param source where it was given, as an error names it: `--fail-on`, a file
 * @throws TraceError E_USAGE in one line that quotes the expression and names what is near
 */
export async function checkGate(expression: string, source = 'gate'): Promise<void> {
  const { parseGate } = await import('./summary/gates/parse-gate.ts');
  parseGate(expression, source);
}
