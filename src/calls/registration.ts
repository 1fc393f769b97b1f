import type { Transaction } from './transaction.ts';

/** Transactions kept of one registration attempt (a challenge loop may be endless). */
const MAX_TRANSACTIONS = 64;

/** One attempt to register: a REGISTER, its retries with credentials or a longer expiry, and the responses (RFC 3261 10). */
export class Registration {
  /** Raw To value of the REGISTER: the address of record; null when it was not seen. */
  to: string | null = null;
  /** The request asks to remove bindings: Expires 0 (RFC 3261 10.2.2). */
  removes = false;
  readonly transactions: Transaction[] = [];
  /** REGISTERs sent, hops and retransmissions left out. */
  attempts = 0;
  firstMicros: number;
  readonly input: number;
  readonly position: number;
  readonly positionIsLine: boolean;
  readonly sequence: number;

  constructor(micros: number, input: number, position: number, positionIsLine: boolean, sequence: number) {
    this.firstMicros = micros;
    this.input = input;
    this.position = position;
    this.positionIsLine = positionIsLine;
    this.sequence = sequence;
  }

  add(transaction: Transaction): void {
    if (this.transactions.length < MAX_TRANSACTIONS) this.transactions.push(transaction);
  }
}
