import type { LogEvent } from '../log-event.ts';
import type { NoteLog } from '../note.ts';
import { hashBytes } from '../util/hash.ts';
import type { CallIdGroup } from './call-id-group.ts';
import type { Call } from './call.ts';
import type { Phrases } from './phrases.ts';
import type { Recycler } from './recycler.ts';
import type { ResponseSighting } from './response-sighting.ts';
import type { Transaction } from './transaction.ts';

/** The call that a log line is about: the one with its From-tag, else the latest with its Call-ID. */
export function callOfEvent(group: CallIdGroup, event: LogEvent): Call | null {
  const tag = tagOf(event);
  if (tag === 0) return group.lastCall;
  let call = group.lastCall;
  // The callee's requests (a BYE) are accounted with the tags the other way round.
  const other = hashOf(event.toTag);
  while (call !== null && call.callerTag !== tag && call.callerTag !== other) call = call.previous;
  return call;
}

/** Whether a line makes a call known of which no message is. */
export function isAboutCall({ kind, method }: LogEvent): boolean {
  return (kind === 'accounting' || kind === 'missed') && method === 'INVITE';
}

/** A call of which only accounting lines are known. */
export function accountedCall(event: LogEvent, recycler: Recycler, sequence: number): Call {
  const call = recycler.accountedCall(event.callId ?? '', tagOf(event), event, sequence);
  call.addInvite(recycler.accountedTransaction(event, 0));
  call.addEvent(event);
  return call;
}

/**
 * Puts the final responses that a proxy accounted where no message shows the ones to the caller: many logs have the
 * messages that a proxy received, and not those that it sent.
 */
export function applyAccounting(call: Call, recycler: Recycler, phrases: Phrases): void {
  const events = call.events ?? [];
  const sightingOf = (event: LogEvent): ResponseSighting =>
    recycler.accountedSighting(event, phrases.internText(event.phrase ?? ''));
  const told = toldToCaller(events);
  const missed = events.filter(({ kind, method, code }) => kind === 'missed' && method === 'INVITE' && code >= 300);
  // What failed on the way to a success was tried again: only that of a failure tells where it came from.
  if (call.messages === 0 && !told.some(({ code }) => code < 300)) addBranches(call, missed, recycler, sightingOf);
  for (const [transaction, event] of pairs(call, told))
    if (transaction.final === undefined) transaction.add(sightingOf(event));
  // Where failures are accounted as missed only: what the branch was told is all that is known.
  const nearest = attemptsAtCaller(call).at(-1);
  const last = missed.at(-1);
  if (call.messages > 0 && told.length === 0 && last && nearest && !hasFinal(call, nearest.cseqNumber))
    nearest.add(sightingOf(last));
  applyBye(call, events);
}

/** The accounted ends of initial INVITEs: after a success come those inside the call. */
function toldToCaller(events: readonly LogEvent[]): LogEvent[] {
  const told = events.filter(({ kind, method, code }) => kind === 'accounting' && method === 'INVITE' && code >= 200);
  const success = told.findIndex(({ code }) => code < 300);
  return success < 0 ? told : told.slice(0, success + 1);
}

/** The branches of a call without messages, one hop beyond the caller's. */
function addBranches(
  call: Call,
  missed: readonly LogEvent[],
  recycler: Recycler,
  sightingOf: (event: LogEvent) => ResponseSighting,
): void {
  for (const event of missed) {
    const branch = recycler.accountedTransaction(event, 1);
    branch.add(sightingOf(event));
    call.addInvite(branch);
  }
}

/**
 * Which attempt each line is about: the one in which a response with its To-tag was seen further on; else they are
 * counted from the last, as what the first lacks (a challenge that was sent without state) is not accounted.
 */
function pairs(call: Call, told: readonly LogEvent[]): [Transaction, LogEvent][] {
  const attempts = attemptsAtCaller(call);
  const byTag = told.map((event) => {
    const cseqNumber = cseqOfTag(call, hashOf(event.toTag));
    return attempts.find((attempt) => attempt.cseqNumber === cseqNumber);
  });
  const open = attempts.filter((attempt) => !byTag.includes(attempt));
  return told
    .map((event, at): [Transaction | undefined, LogEvent] => [byTag[at], event])
    .reverse()
    .flatMap(([known, event]): [Transaction, LogEvent][] => {
      const transaction = known ?? open.pop();
      return transaction ? [[transaction, event]] : [];
    });
}

function cseqOfTag(call: Call, toTag: number): number | null {
  if (toTag === 0) return null;
  for (let t = call.lastInvite; t !== null; t = t.previous)
    for (let seen = t.lastResponse; seen !== null; seen = seen.previous)
      if (seen.toTagHash === toTag) return t.cseqNumber;
  return null;
}

/** The INVITEs with the fewest Vias, the latest of each CSeq, in order. */
function attemptsAtCaller(call: Call): Transaction[] {
  const sent = call.invites.filter(({ requests }) => requests > 0);
  const fewest = Math.min(...sent.map(({ viaCount }) => viaCount));
  const byCseq = new Map<number, Transaction>();
  for (const transaction of sent) if (transaction.viaCount === fewest) byCseq.set(transaction.cseqNumber, transaction);
  return [...byCseq.values()];
}

function hasFinal(call: Call, cseqNumber: number): boolean {
  return call.invites.some((t) => t.cseqNumber === cseqNumber && t.final !== undefined);
}

/** The end of an answered call whose BYE is known only from its accounting line. */
function applyBye(call: Call, events: readonly LogEvent[]): void {
  const bye = events.find(({ kind, method, code }) => kind === 'accounting' && method === 'BYE' && code < 300);
  if (!bye || call.byeSeen) return;
  call.byeSeen = true;
  call.byeMicros = bye.timeMicros;
}

/** What a log says of no call that is known: a registration, a peer, a call whose messages are not there. */
export function noteFact({ input, kind, line, text }: LogEvent, notes: NoteLog): void {
  notes.add(input, `log-${kind}`, { line }, text);
}

function tagOf(event: LogEvent): number {
  return hashOf(event.fromTag);
}

function hashOf(tag: string | null): number {
  if (tag === null || tag === '') return 0;
  const bytes = Buffer.from(tag, 'latin1');
  return hashBytes(bytes, 0, bytes.length) || 1;
}
