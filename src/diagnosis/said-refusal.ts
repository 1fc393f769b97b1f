import type { CallCase } from './call-case.ts';
import { refusalOf } from './refusal.ts';
import type { Observation } from './rules/rule.ts';
import { saidIn } from './said.ts';

/** A refusal with a code that says little by itself, and the text that came with it: sentences `said` and `bare`. */
export function saidRefusal(call: CallCase, code: number): Observation | null {
  const refusal = refusalOf(call, code);
  if (refusal === null) return null;
  const { final, invite, peer } = refusal;
  const text = saidIn(final);
  return {
    confidence: 'certain',
    evidence: [final, invite],
    values: { peer, text },
    seen: text === '' ? 'bare' : 'said',
  };
}
