import type { Payload } from '../payload.ts';
import { parseContacts } from '../sip/grammar.ts';
import type { Message } from '../sip/message.ts';
import type { Endpoints } from '../util/endpoints.ts';
import type { CallIdGroup } from './call-id-group.ts';
import { takeOldest } from './chain.ts';
import { findRequest, findResponse } from './find-transaction.ts';
import { hasSameRequest } from './other-transactions.ts';
import type { Phrases } from './phrases.ts';
import type { Recycler } from './recycler.ts';
import type { Registration } from './registration.ts';
import { repeatedRequest, SEEN, type Seen } from './repetition.ts';
import { seeResponse } from './see-response.ts';
import type { Transaction } from './transaction.ts';

/** Attempts kept per Call-ID, for telling retransmissions: a phone registers with one Call-ID for days. */
const MAX_OPEN = 4;

export interface RegistrationTrackerOptions {
  endpoints: Endpoints;
  phrases: Phrases;
  recycler: Recycler;
  keepText: boolean;
  nextSequence: () => number;
  ended: (registration: Registration) => void;
}

/** Puts REGISTER transactions together to attempts: a challenged one and its retry with credentials are one. */
export class RegistrationTracker {
  readonly #options: RegistrationTrackerOptions;

  constructor(options: RegistrationTrackerOptions) {
    this.#options = options;
  }

  message(group: CallIdGroup, message: Message, payload: Payload): Seen {
    return message.isRequest ? this.#request(group, message, payload) : this.#response(group, message, payload);
  }

  #request(group: CallIdGroup, message: Message, payload: Payload): Seen {
    for (let r = group.lastRegistration; r !== null; r = r.previous) {
      const known = findRequest(r.lastTransaction, message, payload, this.#options.endpoints);
      if (known !== null) return repeatedRequest(known, payload, message.end - message.start);
    }
    const transaction = this.#options.recycler.transaction(message, payload);
    const current = group.lastRegistration;
    const isHop = current !== null && hasSameRequest(current.lastTransaction, transaction);
    transaction.furtherHop = isHop;
    const registration = current && (isHop || isRetry(current, transaction)) ? current : this.#begin(group);
    registration.add(transaction);
    if (isHop) return SEEN.first;
    registration.attempts++;
    registration.removes = asksToRemove(message);
    if (registration.to === null && this.#options.keepText) registration.to = message.header('To');
    return SEEN.first;
  }

  #response(group: CallIdGroup, message: Message, payload: Payload): Seen {
    const { endpoints, phrases, recycler } = this.#options;
    let transaction: Transaction | null = null;
    for (let r = group.lastRegistration; r !== null && transaction === null; r = r.previous)
      transaction = findResponse(r.lastTransaction, message, payload, endpoints);
    if (transaction === null) {
      transaction = this.#options.recycler.transaction(message, payload);
      const registration = this.#begin(group);
      if (this.#options.keepText) registration.to = message.header('To');
      registration.add(transaction);
    }
    return seeResponse(transaction, message, payload, phrases, recycler);
  }

  #begin(group: CallIdGroup): Registration {
    const registration = this.#options.recycler.registration(this.#options.nextSequence());
    if (group.registrationCount === MAX_OPEN) {
      this.#options.ended(takeOldest(group.lastRegistration!)!);
      group.registrationCount--;
    }
    group.registrationCount++;
    registration.previous = group.lastRegistration;
    group.lastRegistration = registration;
    return registration;
  }
}

/** Whether a REGISTER goes on with an attempt: it answers a challenge with credentials, or 423 or a redirect (RFC 3261 10.2.8, 22.2). */
function isRetry(registration: Registration, transaction: Transaction): boolean {
  const before = registration.transactions.findLast((t) => !t.furtherHop);
  const code = before?.final?.code;
  // A log may lack what was sent: credentials in the next request tell of the challenge.
  if (code === undefined && before && before.cseqNumber < transaction.cseqNumber)
    return transaction.hasCredentials && !before.hasCredentials;
  if (code === 401 || code === 407) return transaction.hasCredentials;
  return code === 423 || code === 494 || (code !== undefined && code >= 300 && code < 400);
}

/** Expires 0, in the header or in every Contact (RFC 3261 10.2.2). */
function asksToRemove(message: Message): boolean {
  const contacts = message.headers('Contact');
  const expires = message.header('Expires');
  // Nearly every REGISTER adds a binding: only one that may say otherwise is worth the grammar.
  if (!isZero(expires) && !contacts.some((value) => /expires\s*=\s*"?0/i.test(value))) return false;
  if (contacts.length === 1 && contacts[0] === '*') return true;
  const bindings = contacts.flatMap((value) => parseContacts(value));
  return bindings.length > 0 && bindings.every(({ params }) => isZero(params.get('expires') ?? expires));
}

function isZero(seconds: string | null): boolean {
  return seconds !== null && /^0+$/.test(seconds.trim());
}
