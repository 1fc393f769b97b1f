import type { Call } from './call.ts';
import type { MessageStore } from './message-store.ts';
import type { Transaction } from './transaction.ts';

/** Frees the messages of a call that was set up as it should be: nobody will ask for them. */
export function freeMessages(call: Call, store: MessageStore): void {
  for (let t = call.lastInvite; t !== null; t = t.previous) freeTransaction(t, store);
  for (let t = call.lastInDialog; t !== null; t = t.previous) freeTransaction(t, store);
}

export function freeTransaction(transaction: Transaction, store: MessageStore): void {
  store.free(transaction.kept);
  transaction.kept = 0;
  for (let r = transaction.lastResponse; r !== null; r = r.previous) {
    store.free(r.kept);
    r.kept = 0;
  }
}

/** Whether each INVITE was answered at once by the callee or a challenge, without anything sent again. */
export function isSmoothlySetUp({ lastInvite, isPeculiar }: Call): boolean {
  if (isPeculiar || lastInvite === null) return false;
  for (let t: Transaction | null = lastInvite; t !== null; t = t.previous) {
    if (t.requests !== 1) return false;
    for (let r = t.lastResponse; r !== null; r = r.previous) {
      const isExpected = r.code < 300 || ((r.code === 401 || r.code === 407) && t.cseqNumber !== lastInvite.cseqNumber);
      if (r.retransmissions > 0 || !isExpected) return false;
    }
  }
  return true;
}
