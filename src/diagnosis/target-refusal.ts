import type { CallCase } from './call-case.ts';
import { targetName, targetsOf } from './redirection.ts';
import { refusalOf } from './refusal.ts';
import type { Observation } from './rules/rule.ts';
import { listed } from './said.ts';

/** A refusal with a code that may name other addresses in Contact: sentences `listed` and `bare`. */
export function targetRefusal(call: CallCase, code: number): Observation | null {
  const refusal = refusalOf(call, code);
  if (refusal === null) return null;
  const { final, invite, peer } = refusal;
  const targets = targetsOf(final).map(targetName);
  const values = { peer, number: call.dialled ?? '?', targets: listed(targets) };
  return { confidence: 'certain', evidence: [final, invite], values, seen: targets.length > 0 ? 'listed' : 'bare' };
}
