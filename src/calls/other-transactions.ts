import type { Payload } from '../payload.ts';
import type { Message } from '../sip/message.ts';
import type { Endpoints } from '../util/endpoints.ts';
import type { CallIdGroup } from './call-id-group.ts';
import { findRequest, findResponse } from './find-transaction.ts';
import type { Phrases } from './phrases.ts';
import { repeatedRequest, SEEN, type Seen } from './repetition.ts';
import { seeResponse } from './see-response.ts';
import { Transaction } from './transaction.ts';

/** Transactions kept per Call-ID, for telling retransmissions: a keepalive may use one Call-ID for days. */
const MAX_OPEN = 16;

/** Transactions of no call and no registration: OPTIONS, MESSAGE, SUBSCRIBE, NOTIFY, PUBLISH and unknown methods. */
export class OtherTransactions {
  readonly #endpoints: Endpoints;
  readonly #phrases: Phrases;
  readonly #ended: (transaction: Transaction) => void;

  constructor(endpoints: Endpoints, phrases: Phrases, ended: (transaction: Transaction) => void) {
    this.#endpoints = endpoints;
    this.#phrases = phrases;
    this.#ended = ended;
  }

  message(group: CallIdGroup, message: Message, payload: Payload): Seen {
    const { others } = group;
    if (message.isRequest) {
      const known = findRequest(others, message, payload);
      if (known) return repeatedRequest(known, payload, message.end - message.start);
      this.#add(others, new Transaction(message, payload));
      return SEEN.first;
    }
    let transaction = findResponse(others, message, payload, this.#endpoints);
    if (!transaction) {
      transaction = new Transaction(message, payload);
      this.#add(others, transaction);
    }
    return seeResponse(transaction, message, payload, this.#phrases);
  }

  #add(others: Transaction[], transaction: Transaction): void {
    transaction.furtherHop = others.some((t) => isSameRequest(t, transaction));
    if (others.length === MAX_OPEN) this.#ended(others.shift()!);
    others.push(transaction);
  }
}

/** Whether two transactions are the same request at two hops: Call-ID and CSeq stay, the branch or the path does not. */
export function isSameRequest(one: Transaction, other: Transaction): boolean {
  return one.cseqNumber === other.cseqNumber && one.method === other.method && one.otherMethod === other.otherMethod;
}
