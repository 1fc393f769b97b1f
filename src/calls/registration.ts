import { inOrder, type Linked } from './chain.ts';
import type { Transaction } from './transaction.ts';

/** Transactions kept of one registration attempt (a challenge loop may be endless). */
const MAX_TRANSACTIONS = 64;

/** One attempt to register: a REGISTER, its retries with credentials or a longer expiry, and the responses (RFC 3261 10). */
export class Registration implements Linked<Registration> {
  previous: Registration | null = null;
  /** Raw To value of the REGISTER: the address of record; null when it was not seen. */
  to: string | null = null;
  /** The request asks to remove bindings: Expires 0 (RFC 3261 10.2.2). */
  removes = false;
  lastTransaction: Transaction | null = null;
  #count = 0;
  /** REGISTERs sent, hops and retransmissions left out. */
  attempts = 0;
  sequence = 0;

  begin(sequence: number): void {
    this.previous = null;
    this.to = null;
    this.removes = false;
    this.lastTransaction = null;
    this.#count = 0;
    this.attempts = 0;
    this.sequence = sequence;
  }

  add(transaction: Transaction): void {
    if (this.#count === MAX_TRANSACTIONS) return;
    this.#count++;
    transaction.previous = this.lastTransaction;
    this.lastTransaction = transaction;
  }

  /** In the order seen. */
  get transactions(): Transaction[] {
    return inOrder(this.lastTransaction);
  }
}
