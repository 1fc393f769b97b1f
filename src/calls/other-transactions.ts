import type { Payload } from '../payload.ts';
import type { Message } from '../sip/message.ts';
import type { Endpoints } from '../util/endpoints.ts';
import type { CallIdGroup } from './call-id-group.ts';
import { takeOldest } from './chain.ts';
import { findRequest, findResponse } from './find-transaction.ts';
import type { Phrases } from './phrases.ts';
import type { Recycler } from './recycler.ts';
import { repeatedRequest, SEEN, type Seen } from './repetition.ts';
import { seeResponse } from './see-response.ts';
import type { Transaction } from './transaction.ts';

/** Transactions kept per Call-ID, for telling retransmissions: a keepalive may use one Call-ID for days. */
const MAX_OPEN = 16;

/** Transactions of no call and no registration: OPTIONS, MESSAGE, SUBSCRIBE, NOTIFY, PUBLISH and unknown methods. */
export class OtherTransactions {
  readonly #endpoints: Endpoints;
  readonly #phrases: Phrases;
  readonly #recycler: Recycler;
  readonly #ended: (transaction: Transaction) => void;

  constructor(endpoints: Endpoints, phrases: Phrases, recycler: Recycler, ended: (transaction: Transaction) => void) {
    this.#endpoints = endpoints;
    this.#phrases = phrases;
    this.#recycler = recycler;
    this.#ended = ended;
  }

  message(group: CallIdGroup, message: Message, payload: Payload): Seen {
    if (message.isRequest) {
      const known = findRequest(group.lastOther, message, payload, this.#endpoints);
      if (known !== null) return repeatedRequest(known, payload, message.end - message.start);
      this.#add(group, this.#recycler.transaction(message, payload));
      return SEEN.first;
    }
    let transaction = findResponse(group.lastOther, message, payload, this.#endpoints);
    if (transaction === null) {
      transaction = this.#recycler.transaction(message, payload);
      this.#add(group, transaction);
    }
    return seeResponse(transaction, message, payload, this.#phrases, this.#recycler);
  }

  #add(group: CallIdGroup, transaction: Transaction): void {
    transaction.furtherHop = hasSameRequest(group.lastOther, transaction);
    if (group.otherCount === MAX_OPEN) {
      this.#ended(takeOldest(group.lastOther!)!);
      group.otherCount--;
    }
    group.otherCount++;
    transaction.previous = group.lastOther;
    group.lastOther = transaction;
  }
}

/** Whether a list has the same request at another hop: Call-ID and CSeq stay, the branch or the path does not. */
export function hasSameRequest(last: Transaction | null, request: Transaction): boolean {
  for (let t = last; t !== null; t = t.previous)
    if (t.cseqNumber === request.cseqNumber && t.method === request.method && t.otherMethod === request.otherMethod)
      return true;
  return false;
}
