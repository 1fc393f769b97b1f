import type { LogEvent } from '../log-event.ts';
import type { NoteLog } from '../note.ts';
import { hashBytes } from '../util/hash.ts';
import type { CallIdGroup } from './call-id-group.ts';
import type { Call } from './call.ts';
import type { Phrases } from './phrases.ts';
import type { Recycler } from './recycler.ts';
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

/** A call of which only an accounting line is known. */
export function accountedCall(event: LogEvent, recycler: Recycler, sequence: number): Call {
  const call = recycler.accountedCall(event.callId ?? '', tagOf(event), event, sequence);
  call.addInvite(recycler.accountedTransaction(event));
  call.addEvent(event);
  return call;
}

/**
 * Puts the final response that a proxy accounted where no message shows the one to the caller: many logs have the
 * messages that a proxy received, and not those that it sent.
 */
export function applyAccounting(call: Call, recycler: Recycler, phrases: Phrases): void {
  const event = call.events?.find(
    ({ kind, method, code }) => kind === 'accounting' && method === 'INVITE' && code >= 200,
  );
  if (!event) return;
  const transaction = nearestToCaller(call);
  if (transaction === null || transaction.final !== undefined) return;
  transaction.add(recycler.accountedSighting(event, phrases.internText(event.phrase ?? '')));
}

/** The latest INVITE at the hop with the fewest Vias. */
function nearestToCaller(call: Call): Transaction | null {
  let nearest: Transaction | null = null;
  for (let t = call.lastInvite; t !== null; t = t.previous)
    if (t.requests > 0 && (nearest === null || t.viaCount < nearest.viaCount)) nearest = t;
  return nearest;
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
