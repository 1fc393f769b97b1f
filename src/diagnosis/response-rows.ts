import type { Call } from '../calls/call.ts';
import type { ResponseSighting } from '../calls/response-sighting.ts';
import type { Transaction } from '../calls/transaction.ts';
import type { ResponseRole } from '../result.ts';
import { METHOD, METHOD_NAMES } from '../sip/methods.ts';
import type { Attempt } from './caller-side.ts';
import type { Verdict } from './outcome.ts';

/** One row of the distribution of responses within a call. */
export interface ResponseTally {
  readonly code: number;
  /** Id of the phrase in `Phrases`. */
  readonly phrase: number;
  readonly method: string;
  readonly role: ResponseRole;
  /** Distinct responses: the same one at several hops is one. */
  count: number;
  retransmissions: number;
}

/** Every response of a call with its role, in the order first seen. */
export function responsesOfCall(call: Call, verdict: Verdict): ResponseTally[] {
  const rows: ResponseTally[] = [];
  const met = new Set<string>();
  const lastAttempt = verdict.attempts.at(-1);
  for (const attempt of verdict.attempts)
    tally(rows, met, attempt.transactions, (r) => inviteRole(r, attempt, attempt === lastAttempt, verdict));
  tally(rows, met, call.inDialog, (_, t) => inDialogRole(t));
  for (const { code, phrase, transaction, count, retransmissions } of call.shed ?? []) {
    const row = rowFor(rows, code, phrase, methodName(transaction), inDialogRole(transaction));
    row.count += count;
    row.retransmissions += retransmissions;
  }
  return rows;
}

/** Adds the responses of some transactions to the rows, each distinct response once. */
export function tally(
  rows: ResponseTally[],
  met: Set<string>,
  transactions: readonly Transaction[],
  roleOf: (response: ResponseSighting, transaction: Transaction) => ResponseRole,
): void {
  const seen = transactions.flatMap((t) => t.responses.flatMap((r) => (r.isAccounted ? [] : { t, r })));
  if (transactions.length > 1) seen.sort((a, b) => a.r.firstMicros - b.r.firstMicros || a.r.position - b.r.position);
  for (const { t, r } of seen) {
    const row = rowFor(rows, r.code, r.phrase, methodName(t), roleOf(r, t));
    row.retransmissions += r.retransmissions;
    const identity = `${t.cseqNumber} ${row.method} ${r.code} ${r.toTagHash} ${hopFree(transactions, t) ? r.signature : ''}`;
    if (met.has(identity)) continue;
    met.add(identity);
    row.count++;
  }
}

/** Whether the request was seen at one hop only, so that two provisional responses of other bytes are two. */
function hopFree(transactions: readonly Transaction[], transaction: Transaction): boolean {
  return !transactions.some(
    (t) => t !== transaction && t.cseqNumber === transaction.cseqNumber && t.method === transaction.method,
  );
}

function rowFor(
  rows: ResponseTally[],
  code: number,
  phrase: number,
  method: string,
  role: ResponseRole,
): ResponseTally {
  let row = rows.find((r) => r.code === code && r.phrase === phrase && r.method === method && r.role === role);
  if (!row) rows.push((row = { code, phrase, method, role, count: 0, retransmissions: 0 }));
  return row;
}

/** The role of a response to an initial INVITE. */
function inviteRole({ code }: ResponseSighting, attempt: Attempt, isLast: boolean, { final }: Verdict): ResponseRole {
  if (code < 200) return 'progress';
  if (code < 300) return 'final';
  if (code < 400) return 'redirect';
  if (code === 401 || code === 407) {
    const refused = isLast && final?.code === code && attempt.callerSide.some((t) => t.hasCredentials);
    return refused ? 'final' : 'challenge';
  }
  return isLast ? 'final' : 'retry';
}

function inDialogRole(transaction: Transaction): ResponseRole {
  if (transaction.method === METHOD.CANCEL) return 'cancel';
  if (transaction.method === METHOD.BYE) return 'teardown';
  return 'mid-call';
}

/** The method's own name, as the wire has it when it is not registered. */
export function methodName(transaction: Transaction): string {
  return transaction.otherMethod ?? METHOD_NAMES[transaction.method];
}
