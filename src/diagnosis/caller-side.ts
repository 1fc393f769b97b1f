import type { Call } from '../calls/call.ts';
import type { ResponseSighting } from '../calls/response-sighting.ts';
import type { Transaction } from '../calls/transaction.ts';

/** One attempt of a call: all sightings of the initial INVITE with one CSeq. */
export interface Attempt {
  readonly cseqNumber: number;
  /** At every hop and branch, in the order seen. */
  readonly transactions: readonly Transaction[];
  /** Those that the caller itself sent: the fewest Vias; several when only the branches of a fork are in the capture. */
  readonly callerSide: readonly Transaction[];
}

/** The attempts of a call, in the order they were begun. */
export function attemptsOf(call: Call): Attempt[] {
  const { lastInvite } = call;
  // The plain call: one INVITE, seen once.
  if (lastInvite !== null && lastInvite.previous === null) {
    const only = [lastInvite];
    return [{ cseqNumber: lastInvite.cseqNumber, transactions: only, callerSide: only }];
  }
  const attempts: { cseqNumber: number; transactions: Transaction[]; callerSide: readonly Transaction[] }[] = [];
  for (const transaction of call.invites) {
    const { cseqNumber } = transaction;
    const same = attempts.find((attempt) => attempt.cseqNumber === cseqNumber);
    if (same) same.transactions.push(transaction);
    else {
      const transactions = [transaction];
      attempts.push({ cseqNumber, transactions, callerSide: transactions });
    }
  }
  for (const attempt of attempts)
    if (attempt.transactions.length > 1) attempt.callerSide = callerSideOf(attempt.transactions);
  return attempts;
}

/**
 * The hop nearest to the caller on which something came back. A capture that sees only one direction of the first hop
 * still shows the answer further on. Captured before and after a NAT, the caller's hop is there twice, with one branch.
 */
function callerSideOf(transactions: readonly Transaction[]): Transaction[] {
  const sent = transactions.filter((t) => t.requests > 0);
  const candidates = sent.length > 0 ? sent : transactions;
  const levels = [...new Set(candidates.map((t) => t.viaCount))].sort((a, b) => a - b);
  const atLevel = (vias: number): Transaction[] => {
    const hop = candidates.filter((t) => t.viaCount === vias);
    return hop.filter((t) => t.source === hop[0]!.source);
  };
  const first = atLevel(levels[0]!);
  for (const vias of levels) {
    const hop = atLevel(vias);
    if (hop.some((t) => t.lastResponse !== null)) return hop;
    const translated = candidates.filter((t) => t.viaCount === vias && t.lastResponse !== null && hasBranchOf(hop, t));
    if (translated.length > 0) return translated;
  }
  return first;
}

/** Whether one of them is the same request: a Via is made with a branch of its own (RFC 3261 8.1.1.7). */
function hasBranchOf(hop: readonly Transaction[], { branchHash }: Transaction): boolean {
  return branchHash !== 0 && hop.some((t) => t.branchHash === branchHash);
}

/**
 * What the branches of a fork amount to: the first 2xx; nothing while the latest branch is open; else, for branches
 * tried one after another, the last one's; for parallel ones the best by RFC 3261 16.7 step 6.
 */
export function combinedFinal(branches: readonly Transaction[]): ResponseSighting | undefined {
  const last = branches.at(-1);
  if (branches.length <= 1) return last && (successOf(last) ?? last.final);
  for (const branch of branches) {
    const success = successOf(branch);
    if (success) return success;
  }
  const latest = last?.final;
  if (!latest) return undefined;
  const finals = branches.flatMap((t) => t.final ?? []);
  const serial = finals.every((f) => f === latest || f.firstMicros <= last.firstMicros);
  return serial ? latest : finals.reduce((best, f) => (rank(f.code) < rank(best.code) ? f : best));
}

/** The first 2xx of a transaction, which ends it whatever else is seen. */
export function successOf(transaction: Transaction): ResponseSighting | undefined {
  let first: ResponseSighting | undefined;
  for (let r = transaction.lastResponse; r !== null; r = r.previous) if (r.code >= 200 && r.code < 300) first = r;
  return first;
}

/** RFC 3261 16.7 step 6: 6xx first, then the lowest class; what the proxy's own CANCEL or timer made (487, 408) last of its class. */
function rank(code: number): number {
  if (code >= 600) return 0;
  const own = code === 487 || code === 408 ? 50 : 0;
  const asking = [401, 407, 415, 420, 484].includes(code) ? 0 : 10;
  return Math.floor(code / 100) * 100 + asking + own;
}
