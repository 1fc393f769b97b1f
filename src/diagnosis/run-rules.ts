import type { Call } from '../calls/call.ts';
import type { ResponseSighting } from '../calls/response-sighting.ts';
import { OUTCOMES, type Outcome } from '../result.ts';
import { earliestExpiryMicros } from '../calls/session-timer.ts';
import { METHOD } from '../sip/methods.ts';
import { FEATURE, featuresOf } from './call-features.ts';
import { CallCase, type CaseParts } from './call-case.ts';
import type { Verdict } from './outcome.ts';
import { RULES } from './rules/registry.ts';
import { isScanner } from './scanner.ts';
import type { Observation, Rule, RuleHead } from './rules/rule.ts';

/** A rule that fired on a call or a registration, and what it saw. */
export interface Finding {
  readonly rule: RuleHead;
  readonly observation: Observation;
}

/** Rules by outcome and by the codes that decided: the same few hundred pairs again and again. */
const MOST_SORTS = 4096;
const bySort = new Map<number, readonly Rule[]>();

/** @param origin code as it arose, 0 when there was none @param told code that the caller was told @param features bits of `FEATURE` */
function rulesFor(outcome: Outcome, origin: number, told: number, features: number): readonly Rule[] {
  const sort = ((OUTCOMES.indexOf(outcome) * 700 + origin) * 700 + told) * 512 + features;
  let rules = bySort.get(sort);
  if (rules === undefined) {
    rules = RULES.filter(
      ({ outcomes, codes, needs }) =>
        (outcomes === 'any' || outcomes.includes(outcome)) &&
        (needs === undefined || (features & FEATURE[needs]) !== 0) &&
        (codes === undefined || codes.includes(origin) || codes.includes(told)),
    );
    if (bySort.size < MOST_SORTS) bySort.set(sort, rules);
  }
  return rules;
}

/** Everything that the rules find in a call that is not plain. */
export function findIn(parts: CaseParts): { findings: readonly Finding[]; file: CallCase } | null {
  const { call, verdict, failure, endpoints } = parts;
  const told = verdict.final?.code ?? 0;
  const rules = rulesFor(verdict.outcome, failure?.path?.final?.code ?? told, told, featuresOf(call, endpoints));
  if (rules.length === 0) return null;
  const file = new CallCase(parts);
  const findings: Finding[] = [];
  for (const rule of rules) {
    const observation = rule.check(file);
    if (observation !== null) findings.push({ rule, observation });
  }
  return findings.length === 0 ? null : { findings, file };
}

const { ACK, BYE } = METHOD;
/** A call that ends sooner was hardly spoken in. */
const SHORT_MICROS = 3e6;

/** Whether nothing in a call needs to be looked at: answered, acknowledged, ended by a BYE that was answered, nothing sent again. */
export function isPlain(call: Call, { outcome, final, attempts }: Verdict): boolean {
  if (isScanner(call.agent)) return false;
  if (outcome !== 'answered' || !call.isSettled || call.events !== null || call.shed !== null) return false;
  if (call.transportEvents !== null) return false;
  if (call.retransmissions > 0) return false;
  for (let t = call.lastInDialog; t !== null; t = t.previous) {
    if (t.method === ACK) continue;
    if (t.method !== BYE || t.kept !== 0 || t.lastResponse === null) return false;
    for (let r: ResponseSighting | null = t.lastResponse; r !== null; r = r.previous)
      if (r.code < 200 || r.code >= 300) return false;
  }
  const talkMicros = call.byeMicros - (final?.firstMicros ?? Number.NaN);
  if (talkMicros < SHORT_MICROS) return false;
  if (call.sessionSeconds > 0 && talkMicros >= earliestExpiryMicros(call.sessionSeconds)) return false;
  return attempts.length < 3;
}
