import type { Call } from '../calls/call.ts';
import type { ResponseSighting } from '../calls/response-sighting.ts';
import type { Transaction } from '../calls/transaction.ts';
import type { Words } from '../codes/words.ts';
import type { Endpoints } from '../util/endpoints.ts';
import type { DecidingPath } from './deciding-path.ts';
import { isRinging, type Verdict } from './outcome.ts';
import { failedConnectionOf, icmpEventsOf } from './transport-facts.ts';
import { hostOfAgent } from './warning-agent.ts';

/** Which hop decided that a call was not answered, how sure that is, and why. */
export interface DecidingHop {
  /** Id of the endpoint, or what a Warning header calls a host that was not captured. */
  readonly at: number | string;
  readonly certainty: 'certain' | 'likely' | 'at-or-beyond';
  readonly because: keyof Words['hop'];
  /** The response that it sent, or the last that came from it; null when none did. */
  readonly response: ResponseSighting | null;
  /** The hop behind it, and what came from there. */
  readonly behind: Transaction | null;
  /** Token of RFC 8606 that names the network where the cause arose. */
  readonly location: string | null;
  /** The leg that decided: where it went, and the code that came from there. Left out where no leg was linked. */
  readonly leg?: { readonly callee: number; readonly code: number | null };
  /** Where a connection was to go that did not come about. */
  readonly next?: number;
}

/** Codes that a proxy makes up when nothing comes from behind it: its timers (RFC 3261 16.7, 16.8), no next hop, a failed transport. */
const OWN_CODES: ReadonlySet<number> = new Set([408, 480, 487, 500, 502, 503, 504]);

/** Longer than servers take to refuse by themselves. */
const MUCH_LATER_MICROS = 1e6;

/**
 * Says which hop decided, by the best evidence there is: the copies of the INVITE on both sides of an element, then what
 * the response itself says, then no more than "there, or behind it". Null when nobody refused: the caller gave up.
 */
export function decidingHop(
  call: Call,
  verdict: Verdict,
  path: DecidingPath | null,
  endpoints: Endpoints,
): DecidingHop | null {
  if (path === null || verdict.outcome === 'cancelled') return null;
  const hop = path.hops.at(-1)!;
  const { behind, final } = path;
  const response = final ?? hop.lastResponse;
  const at = hop.destination;
  const decided = (certainty: DecidingHop['certainty'], because: DecidingHop['because']): DecidingHop => ({
    at,
    certainty,
    because,
    response,
    behind,
    location: null,
  });
  if (final === null) {
    if (behind !== null) return decided('likely', 'notPassedBack');
    const icmp = icmpEventsOf(call);
    if (response === null && icmp.length > 0) {
      const isSure = icmp.some(({ isByDestination }) => isByDestination);
      return decided(isSure ? 'certain' : 'likely', 'unreachable');
    }
    return decided('at-or-beyond', response === null ? 'neverAnswered' : 'neverFinal');
  }
  if (behind !== null) return passedOn(behind, final, decided);
  const failed = failedConnectionOf(call);
  if (failed !== null && endpoints.sameHost(failed.source, at))
    return {
      ...decided('likely', failed.reason === 'refused' ? 'connectionRefused' : 'connectionUnanswered'),
      next: failed.destination,
    };
  if (call.events?.some(({ kind }) => kind === 'rejected' || kind === 'auth-failed') && path.hops.length === 1)
    return decided('likely', 'logged');
  return byResponse(path, final, endpoints, decided);
}

type Decide = (certainty: DecidingHop['certainty'], because: DecidingHop['because']) => DecidingHop;

/** It had passed the INVITE on, and told what nobody behind it had said. */
function passedOn(behind: Transaction, { code }: ResponseSighting, decided: Decide): DecidingHop {
  const inner = behind.final ?? null;
  if (inner !== null && inner.code < 300) return decided('certain', 'despiteAnswer');
  // A proxy does not say of itself that the callee is busy or unknown: that came from behind, unseen.
  if (!OWN_CODES.has(code)) return decided('at-or-beyond', 'answerUnseen');
  const { lastResponse } = behind;
  if (lastResponse === null) return decided('certain', 'gaveUp');
  return decided('certain', anyRang(behind) ? 'stoppedRinging' : 'stoppedWaiting');
}

/** Nothing was captured behind it: what the response says of where it arose. */
function byResponse(path: DecidingPath, final: ResponseSighting, endpoints: Endpoints, decided: Decide): DecidingHop {
  const hop = path.hops.at(-1)!;
  const beyond = (because: DecidingHop['because']): DecidingHop => decided('at-or-beyond', because);
  const { hints } = final;
  const location = hints?.reasons.find((reason) => reason.location !== null)?.location ?? hints?.isup?.location ?? null;
  if (location !== null) return { ...beyond('location'), location };
  const agent = hostOfAgent(final.hints?.warnings ?? [], path, endpoints);
  if (agent !== null) return { ...decided('likely', 'warning'), at: agent };
  if (final.toTagHash !== 0)
    for (let r = hop.lastResponse; r !== null; r = r.previous)
      if (isRinging(r.code) && r.toTagHash === final.toTagHash) return beyond('sameTag');
  return beyond(askedOthers(hop, final) ? 'afterTrying' : 'nothingBehind');
}

/** It took the INVITE at once and refused much later, as who asks others does. The reverse shows nothing: the next hop may be as near. */
function askedOthers(hop: Transaction, final: ResponseSighting): boolean {
  for (let r = hop.lastResponse; r !== null; r = r.previous) {
    if (r.code !== 100) continue;
    const tripMicros = r.firstMicros - hop.firstMicros;
    return final.firstMicros - r.firstMicros >= Math.max(MUCH_LATER_MICROS, 4 * tripMicros);
  }
  return false;
}

function anyRang(hop: Transaction): boolean {
  for (let r = hop.lastResponse; r !== null; r = r.previous) if (isRinging(r.code)) return true;
  return false;
}
