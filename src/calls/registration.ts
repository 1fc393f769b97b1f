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
  /** Of the address of record, of the first Contact's host and port, and of the Call-ID; 0 when not known. */
  aorHash = 0;
  contactHash = 0;
  callIdHash = 0;
  /** Seconds that the last REGISTER asked for, and that the last 2xx granted; 0 when neither said. */
  asked = 0;
  granted = 0;
  /** Contacts that the last 2xx lists: all that the registrar knows of the address (RFC 3261 10.3 step 8). */
  bindings = 0;
  /** Of the last 423, 0 without one; and how often less was asked for all the same. */
  minExpires = 0;
  ignoredMinExpires = 0;
  /** Challenges that said that only the nonce was too old (RFC 7616 3.3). */
  staleChallenges = 0;
  positionIsLine = false;
  /** User-Agent of its first REGISTER; null when there was none. */
  agent: string | null = null;

  begin(sequence: number): void {
    this.previous = null;
    this.to = null;
    this.removes = false;
    this.lastTransaction = null;
    this.#count = 0;
    this.attempts = 0;
    this.sequence = sequence;
    this.aorHash = 0;
    this.contactHash = 0;
    this.callIdHash = 0;
    this.asked = 0;
    this.granted = 0;
    this.bindings = 0;
    this.minExpires = 0;
    this.ignoredMinExpires = 0;
    this.staleChallenges = 0;
    this.positionIsLine = false;
    this.agent = null;
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
