import type { Judgement } from './sip/verdict.ts';

export { analyze, type AnalyzeOptions, type Progress } from './analyze.ts';
export { TraceError, type TraceErrorCode } from './errors.ts';
export type { CallFilter } from './summary/call-filter.ts';
export type * from './result.ts';
export type { Judgement };

/** Holds one SIP message against the grammar and the rules of RFC 3261: is it valid, and if not, why not? */
export async function judgeMessage(bytes: Uint8Array): Promise<Judgement> {
  const { judge } = await import('./sip/verdict.ts');
  return judge(bytes);
}
