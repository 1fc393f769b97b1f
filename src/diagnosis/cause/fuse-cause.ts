import type { Call } from '../../calls/call.ts';
import type { ResponseSighting } from '../../calls/response-sighting.ts';
import type { LogEvent } from '../../log-event.ts';
import type { Endpoints } from '../../util/endpoints.ts';
import type { DecidingPath } from '../deciding-path.ts';
import { cancelOf, type Verdict } from '../outcome.ts';
import type { CauseCandidate } from './candidate.ts';
import { candidatesOfCancel, candidatesOfResponse } from './candidates-of-response.ts';
import { transportEvidence } from './transport-evidence.ts';
import { vaguenessOfQ850 } from './vagueness.ts';

/** How many causes are told of one call. */
const MOST_CAUSES = 8;
const SOURCES: readonly CauseCandidate['source'][] = ['icmp', 'q850', 'warning', 'sip', 'vendor', 'tcp', 'code'];
/** These become a cause of ISUP by their Warning, not by themselves (RFC 3398 8.2.6.1). */
const TOLD_BY_WARNING: ReadonlySet<number> = new Set([488, 606]);
/** Events in words alone: they stand beside the cause, and never are it. */
const TELLING_EVENTS: ReadonlySet<LogEvent['kind']> = new Set([
  'rejected',
  'auth-failed',
  'hangup',
  'timeout',
  'send-failed',
]);

/**
 * Everything that says why a call was not answered, what says most first: the one cause, then the others. A cause that
 * names one thing goes before one that names a kind, before the code, before those that give no reason (Q.850 16, 31, 127), even
 * if it came earlier in the same INVITE: gateways put the true cause into the 183 and a generic one into the final response.
 */
export function fuseCause(
  call: Call,
  verdict: Verdict,
  path: DecidingPath | null,
  endpoints: Endpoints,
): CauseCandidate[] {
  const { outcome, final } = verdict;
  if (outcome === 'answered' || outcome === 'unknown') return [];
  const all = responsesIn(call, verdict, path);
  const deciding = path?.final ?? final;
  if (deciding !== null) all.push(ofCode(deciding, call));
  if (outcome === 'no-answer' || outcome === 'cancelled') all.push(...ofCancel(call, verdict));
  if (call.transportEvents !== null) all.push(...transportEvidence(call, verdict, path, endpoints));
  if (call.events !== null) all.push(...call.events.flatMap(ofEvent));
  // The plain refusal: nothing but a code.
  return all.length < 2 ? all : rankCauses(all, TOLD_BY_WARNING.has(path?.final?.code ?? final?.code ?? 0));
}

/** What says most first, each cause once. @param byWarning a Warning goes before any other header that names one thing */
export function rankCauses(all: readonly CauseCandidate[], byWarning = false): CauseCandidate[] {
  const place = ({ source }: CauseCandidate): number =>
    byWarning && source === 'warning' ? -1 : SOURCES.indexOf(source);
  const ranked = all.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      Number(b.isFinal) - Number(a.isFinal) ||
      place(a) - place(b) ||
      later(b.timeMicros, a.timeMicros),
  );
  return withoutRepeats(ranked).slice(0, MOST_CAUSES);
}

/** What was said on a branch that did not decide stands behind the code of the one that did. */
function rankOf({ vagueness, isDeciding }: CauseCandidate): number {
  return isDeciding ? vagueness : Math.max(vagueness, 2) + 0.5;
}

function responsesIn(call: Call, { attempts }: Verdict, path: DecidingPath | null): CauseCandidate[] {
  const found: CauseCandidate[] = [];
  for (const t of attempts.at(-1)?.transactions ?? []) {
    const isDeciding = path === null || path.hops.includes(t);
    for (let r = t.lastResponse; r !== null; r = r.previous)
      if (r.hints !== null || r.q850Cause !== 0)
        found.push(...candidatesOfResponse(r, call.positionIsLine, isDeciding));
  }
  return found;
}

/** The code of who decided, before anybody changed it. */
function ofCode(deciding: ResponseSighting, { positionIsLine }: Call): CauseCandidate {
  return {
    source: 'code',
    value: deciding.code,
    text: null,
    q850: 0,
    location: null,
    retryAfter: deciding.hints?.retryAfter ?? null,
    position: deciding.position,
    isLine: positionIsLine,
    timeMicros: deciding.firstMicros,
    vagueness: 2,
    isDeciding: true,
    isFinal: true,
  };
}

/** Why the caller's side took the call back, where its CANCEL says it: a ring timer, another phone, rather than a person. */
function ofCancel(call: Call, { attempts }: Verdict): CauseCandidate[] {
  const attempt = attempts.at(-1);
  const cancel = attempt && cancelOf(call, attempt);
  return cancel === undefined ? [] : candidatesOfCancel(cancel, call.positionIsLine);
}

function ofEvent({ kind, q850Cause, text, line, timeMicros }: LogEvent): CauseCandidate[] {
  const shared = { location: null, retryAfter: null, position: line, isLine: true, timeMicros, isFinal: false };
  if (q850Cause !== 0) {
    const vagueness = vaguenessOfQ850(q850Cause);
    return [{ ...shared, source: 'q850', value: q850Cause, text: null, q850: q850Cause, vagueness, isDeciding: true }];
  }
  if (!TELLING_EVENTS.has(kind)) return [];
  return [{ ...shared, source: 'vendor', value: kind, text, q850: 0, vagueness: 3, isDeciding: true }];
}

/** The same cause at several hops, or in several responses, is told once: as it came first. */
function withoutRepeats(ranked: readonly CauseCandidate[]): CauseCandidate[] {
  const told: CauseCandidate[] = [];
  for (const candidate of ranked) {
    const at = told.findIndex((known) => isSameCause(known, candidate));
    if (at < 0) told.push(candidate);
    else if (candidate.timeMicros < told[at]!.timeMicros && candidate.isDeciding === told[at]!.isDeciding)
      told[at] = candidate;
  }
  return told;
}

/** The number counts, however it is worded; where there is none the words do. */
function isSameCause(one: CauseCandidate, other: CauseCandidate): boolean {
  if (one.source !== other.source || one.value !== other.value) return false;
  return (one.q850 !== 0 && other.q850 !== 0) || (one.q850 === other.q850 && one.text === other.text);
}

/** Of two times, either of which may be unknown. */
function later(one: number, other: number): number {
  return one > other ? 1 : one < other ? -1 : 0;
}
