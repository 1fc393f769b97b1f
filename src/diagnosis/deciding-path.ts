import type { Call } from '../calls/call.ts';
import type { ResponseSighting } from '../calls/response-sighting.ts';
import type { Transaction } from '../calls/transaction.ts';
import { METHOD } from '../sip/methods.ts';
import { isAnyEndpoint, type Endpoints } from '../util/endpoints.ts';
import { combinedFinal, successOf, type Attempt } from './caller-side.ts';
import type { Verdict } from './outcome.ts';

/** Clocks that are kept by NTP differ by less. */
const MOST_SKEW_MICROS = 1e6;

/** The way of the final response from the caller back to where it arose, as far as it was captured. */
export interface DecidingPath {
  /** One INVITE at hop after hop, the caller's first. Its last was sent to who decided. */
  readonly hops: readonly Transaction[];
  /** The final response at the last of these hops; null when there is none. */
  readonly final: ResponseSighting | null;
  /** Who told the caller another code than it was told, as the id of an endpoint; null when nobody did. */
  readonly changedAt: number | null;
  /** The hop behind the last one, when who decided had passed the INVITE on and did not wait for what came back. */
  readonly behind: Transaction | null;
}

/**
 * Follows the decision through the sightings of the INVITE that decided the call: from each hop on to the one behind it
 * whose final response it passed back (RFC 3261 16.7), down to the last. Null when the INVITE was not captured.
 */
export function decidingPath(call: Call, verdict: Verdict, endpoints: Endpoints): DecidingPath | null {
  const attempt = verdict.attempts.at(-1);
  const first = attempt && (verdict.final ? holderOf(attempt.callerSide, verdict.final) : attempt.callerSide.at(-1));
  if (!attempt || !first) return null;
  return new Walk(call, attempt, endpoints).from(first, verdict.final);
}

class Walk {
  readonly #call: Call;
  readonly #attempt: Attempt;
  readonly #endpoints: Endpoints;
  readonly #hops: Transaction[] = [];
  #changedAt: number | null = null;

  constructor(call: Call, attempt: Attempt, endpoints: Endpoints) {
    this.#call = call;
    this.#attempt = attempt;
    this.#endpoints = endpoints;
  }

  from(hop: Transaction, final: ResponseSighting | null): DecidingPath {
    this.#hops.push(hop);
    const branches = this.#branchesOf(hop);
    if (branches.length === 0) return this.#end(final, null);
    if (final === null) return this.#withoutFinal(branches);
    const earlier = branches.filter((b) => isBefore(finalOf(b), final));
    const same = earlier.filter((b) => finalOf(b)!.code === final.code);
    const passedBack = same.find((b) => finalOf(b)!.toTagHash === final.toTagHash) ?? same.at(-1);
    if (passedBack) return this.from(passedBack, finalOf(passedBack)!);
    // A branch that the proxy itself cancelled did not decide, nor does a 2xx that it kept to itself.
    const own = branches.filter(
      (b) => !(finalOf(b)?.code === 487 && (this.#wasCancelled(b) || isTimerCode(final.code))),
    );
    const best = own.length === 0 ? undefined : combinedFinal(own);
    if (best === undefined || best.code < 300 || !isBefore(best, final)) return this.#end(final, branches.at(-1)!);
    this.#changedAt ??= hop.destination;
    return this.from(holderOf(own, best)!, best);
  }

  /** Nothing final came to the caller: on to where the INVITE was sent last, unless something final came from there. */
  #withoutFinal(branches: readonly Transaction[]): DecidingPath {
    const answered = branches.find((b) => finalOf(b) !== undefined);
    return answered ? this.#end(null, answered) : this.from(branches.at(-1)!, null);
  }

  #end(final: ResponseSighting | null, behind: Transaction | null): DecidingPath {
    return { hops: this.#hops, final, changedAt: this.#changedAt, behind };
  }

  /** The same INVITE as the element that it was sent to passed it on: from its address, else with more Vias when there is no other hop like this. */
  #branchesOf(hop: Transaction): Transaction[] {
    const { transactions, callerSide } = this.#attempt;
    if (transactions.length === 1) return [];
    const later = transactions.filter(
      (t) =>
        t.requests > 0 &&
        !this.#hops.includes(t) &&
        !callerSide.includes(t) &&
        !(t.firstMicros + skewMicros(t.input, hop.input) < hop.firstMicros),
    );
    const isKnown = !isAnyEndpoint(hop.destination);
    const fromThere = later.filter(
      (t) => isKnown && t.viaCount >= hop.viaCount && this.#endpoints.sameHost(t.source, hop.destination),
    );
    if (fromThere.length > 0) return nearest(fromThere);
    const isOnlyHop = transactions.every((t) => t === hop || t.requests === 0 || t.viaCount !== hop.viaCount);
    return isOnlyHop ? nearest(later.filter((t) => t.viaCount > hop.viaCount)) : [];
  }

  /** A CANCEL has the branch of its INVITE (RFC 3261 9.1). */
  #wasCancelled({ branchHash }: Transaction): boolean {
    for (let t = this.#call.lastInDialog; t !== null; t = t.previous)
      if (t.method === METHOD.CANCEL && t.branchHash === branchHash) return true;
    return false;
  }
}

/** The transaction that saw this very response. */
function holderOf(transactions: readonly Transaction[], response: ResponseSighting): Transaction | undefined {
  return transactions.find((t) => {
    for (let r = t.lastResponse; r !== null; r = r.previous) if (r === response) return true;
    return false;
  });
}

function finalOf(transaction: Transaction): ResponseSighting | undefined {
  return successOf(transaction) ?? transaction.final;
}

/** Logs give whole seconds, or no time at all. */
function isBefore(one: ResponseSighting | undefined, other: ResponseSighting): boolean {
  if (one === undefined) return false;
  return !(one.firstMicros - skewMicros(one.lastInput, other.lastInput) > other.firstMicros);
}

/** How far the times of two inputs may be apart: each host has a clock of its own. */
function skewMicros(oneInput: number, otherInput: number): number {
  return oneInput === otherInput ? 0 : MOST_SKEW_MICROS;
}

/** What a proxy says when its own timer ran out, after which it cancels the branch (RFC 3261 16.8). */
function isTimerCode(code: number): boolean {
  return code === 408 || code === 480 || code === 504;
}

function nearest(transactions: readonly Transaction[]): Transaction[] {
  const vias = transactions.reduce((least, t) => Math.min(least, t.viaCount), Number.POSITIVE_INFINITY);
  return transactions.filter((t) => t.viaCount === vias);
}
