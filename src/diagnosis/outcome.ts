import type { Call } from '../calls/call.ts';
import type { ResponseSighting } from '../calls/response-sighting.ts';
import type { Transaction } from '../calls/transaction.ts';
import type { Fault, Outcome } from '../result.ts';
import { METHOD } from '../sip/methods.ts';
import { attemptsOf, combinedFinal, successOf, type Attempt } from './caller-side.ts';
import { resetOf } from './transport-facts.ts';

/** Timer B: 64*T1 (RFC 3261 17.1.1.2). Seven sends are the INVITE and its six retransmissions by then. */
const TIMER_B_MICROS = 32e6;
const TIMER_B_SENDS = 7;
/** Timer C: more than three minutes (RFC 3261 16.6 step 11). */
const TIMER_C_MICROS = 180e6;
/** A proxy's 487 or 408 at its Timer C arrives a little early by the capture's clock. */
const RING_TIMER_MICROS = 175e6;
/** Q.850 causes that say no more than the response code does, or that the callee was reached (16 to 21, 31, 127). */
const NOT_A_NETWORK_CAUSE: ReadonlySet<number> = new Set([0, 16, 17, 18, 19, 20, 21, 31, 102, 127]);

/** No user responding, no answer, timer expiry (Q.850). */
const RING_TIMER_CAUSES: ReadonlySet<number> = new Set([18, 19, 102]);

/** What became of a call, and the evidence. */
export interface Verdict {
  outcome: Outcome;
  fault: Fault;
  /** What the caller was told at last; null when nothing. */
  final: ResponseSighting | null;
  attempts: Attempt[];
  /** The INVITE by which the caller began; null when it was not seen. */
  firstInvite: Transaction | null;
  /** The response that carries the network's own cause of a failure (Q.850); null when none does. */
  cause: ResponseSighting | null;
}

const FAULTS: Record<Outcome, Fault> = {
  answered: 'none',
  busy: 'callee',
  declined: 'callee',
  'no-answer': 'callee',
  cancelled: 'caller',
  challenged: 'caller',
  redirected: 'none',
  failed: 'network',
  timeout: 'network',
  unknown: 'unknown',
};

/** What the user says becomes of calls that end with a code; null for those that the user says nothing of. */
export type OwnOutcome = (code: number) => Outcome | null;

/** Judges a call. @param nowMicros how far the input went; NaN when its times are unknown */
export function judgeCall(call: Call, nowMicros: number, ownOutcome: OwnOutcome): Verdict {
  const attempts = attemptsOf(call);
  const last = attempts.at(-1);
  const answered = attempts.find((a) => a.callerSide.some((t) => successOf(t)));
  const deciding = answered ?? last;
  const firstInvite = firstSent(attempts);
  // Without the INVITE nobody can tell whether a response ended the call or a re-INVITE.
  const final = (firstInvite && deciding && combinedFinal(deciding.callerSide)) ?? null;
  const isSuccess = final !== null && final.code < 300;
  const cause = deciding && !isSuccess ? networkCause(deciding) : null;
  const outcome = firstInvite && deciding ? outcomeOf(call, deciding, final, cause, nowMicros, ownOutcome) : 'unknown';
  return {
    outcome,
    fault: FAULTS[outcome],
    final,
    attempts,
    firstInvite,
    cause: outcome === 'failed' ? cause : null,
  };
}

function firstSent(attempts: readonly Attempt[]): Transaction | null {
  for (const { callerSide } of attempts) for (const t of callerSide) if (t.requests > 0) return t;
  return null;
}

function outcomeOf(
  call: Call,
  attempt: Attempt,
  final: ResponseSighting | null,
  cause: ResponseSighting | null,
  nowMicros: number,
  ownOutcome: OwnOutcome,
): Outcome {
  if (final !== null && final.code < 300) return 'answered';
  const cancel = cancelOf(call, attempt);
  if (final === null) return withoutFinal(call, attempt, cancel, nowMicros);
  const { code } = final;
  if (cancel && !(final.firstMicros < cancel.firstMicros)) return cancelled(cancel, attempt);
  const own = ownOutcome(code);
  if (own !== null) return own;
  if (code === 487) return final.firstMicros - ringingSince(attempt) >= RING_TIMER_MICROS ? 'no-answer' : 'cancelled';
  if (code === 486 || code === 600) return 'busy';
  if (code === 603 || code === 607) return isNetworkBlock(attempt, final) ? 'failed' : 'declined';
  if ((code === 480 || code === 408) && hasRung(attempt)) return cause === null ? 'no-answer' : 'failed';
  if (code === 401 || code === 407) return attempt.callerSide.some((t) => t.hasCredentials) ? 'failed' : 'challenged';
  return code < 400 ? 'redirected' : 'failed';
}

/** The INVITE has no final response at the caller: cancelled, given up, answered unseen, or cut by the end of the capture. */
function withoutFinal(call: Call, attempt: Attempt, cancel: Transaction | undefined, nowMicros: number): Outcome {
  // Only a 2xx gets an ACK of its own, and only a confirmed dialog a BYE: the 2xx itself was not captured.
  if (call.acknowledged2xx || call.byeSeen) return 'answered';
  if (cancel) return cancelled(cancel, attempt);
  const branch = attempt.callerSide.at(-1)!;
  const provisional = branch.lastResponse;
  if (provisional === null) {
    // An ICMP error ends the waiting, and so does the end of the connection (RFC 3261 18.4).
    if (call.transportEvents !== null) return 'timeout';
    const gaveUp = branch.requests >= TIMER_B_SENDS || nowMicros - branch.firstMicros >= TIMER_B_MICROS;
    return gaveUp ? 'timeout' : 'unknown';
  }
  const reset = resetOf(call);
  if (reset !== null && reset.timeMicros > call.lastMicros) return 'timeout';
  if (!(nowMicros - provisional.lastMicros >= TIMER_C_MICROS)) return 'unknown';
  return hasRung(attempt) ? 'no-answer' : 'timeout';
}

/** A CANCEL that says "no answer" after ringing is the caller's ring timer, not the caller's impatience. */
function cancelled(cancel: Transaction, attempt: Attempt): Outcome {
  return RING_TIMER_CAUSES.has(cancel.q850Cause) && hasRung(attempt) ? 'no-answer' : 'cancelled';
}

/** An accounting line has not the headers of the response that it stands for: those it had further on count. */
function isNetworkBlock({ transactions }: Attempt, { networkBlocked, isAccounted, code }: ResponseSighting): boolean {
  if (networkBlocked || !isAccounted) return networkBlocked;
  return transactions.some(({ responses }) => responses.some((r) => r.code === code && r.networkBlocked));
}

/** The CANCEL of the caller's own INVITE, which has its branch (RFC 3261 9.1). */
export function cancelOf(call: Call, attempt: Attempt): Transaction | undefined {
  let first: Transaction | undefined;
  for (let t = call.lastInDialog; t !== null; t = t.previous)
    if (t.method === METHOD.CANCEL && t.requests > 0 && hasBranch(attempt.callerSide, t.branchHash)) first = t;
  return first;
}

function hasBranch(transactions: readonly Transaction[], branchHash: number): boolean {
  for (const t of transactions) if (t.branchHash === branchHash) return true;
  return false;
}

/** Whether an 18x came to the caller: some logs have no times. */
function hasRung(attempt: Attempt): boolean {
  return heardBy(attempt).some(({ responses }) => responses.some(({ code }) => isRinging(code)));
}

/** The transactions whose responses the caller heard; where only accounting says what it was told, those further on tell the rest. */
function heardBy({ callerSide, transactions }: Attempt): readonly Transaction[] {
  return callerSide.some((t) => t.final?.isAccounted) ? transactions : callerSide;
}

/** When the first 18x came to the caller; NaN when none did, or its log has no times. */
function ringingSince(attempt: Attempt): number {
  for (const t of heardBy(attempt)) {
    let first: ResponseSighting | null = null;
    for (let r = t.lastResponse; r !== null; r = r.previous) if (isRinging(r.code)) first = r;
    if (first !== null) return first.firstMicros;
  }
  return Number.NaN;
}

/** 180 to 189: the callee was reached, or the network speaks for it. */
export function isRinging(code: number): boolean {
  return code >= 180 && code < 190;
}

/** The last response of the attempt with a Q.850 cause that is neither the callee's doing nor a mere "unspecified". */
function networkCause(attempt: Attempt): ResponseSighting | null {
  let last: ResponseSighting | null = null;
  for (const t of attempt.transactions)
    for (let r = t.lastResponse; r !== null; r = r.previous)
      if (!NOT_A_NETWORK_CAUSE.has(r.q850Cause) && !(last !== null && r.firstMicros <= last.firstMicros)) last = r;
  return last;
}
