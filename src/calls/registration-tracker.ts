import type { Payload } from '../payload.ts';
import type { Message } from '../sip/message.ts';
import type { Endpoints } from '../util/endpoints.ts';
import type { AgentNames } from './agent-names.ts';
import { addressHash, seeAnswer, seeRegister } from './binding.ts';
import type { CallIdGroup } from './call-id-group.ts';
import { takeOldest } from './chain.ts';
import { findRequest, findResponse } from './find-transaction.ts';
import { hasSameRequest } from './other-transactions.ts';
import { keptText } from './kept-text.ts';
import type { Phrases } from './phrases.ts';
import type { Recycler } from './recycler.ts';
import type { RefusedSources } from './refused-sources.ts';
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
  agents: AgentNames;
  sources: RefusedSources | undefined;
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
    const registration =
      current && (isHop || isRetry(current, transaction)) ? current : this.#begin(group, message, payload);
    registration.add(transaction);
    if (isHop) return SEEN.first;
    registration.attempts++;
    seeRegister(registration, message);
    if (registration.attempts === 1) registration.agent = this.#options.agents.of(message);
    if (registration.to === null && this.#options.keepText) registration.to = keptText(message.header('To'));
    return SEEN.first;
  }

  #response(group: CallIdGroup, message: Message, payload: Payload): Seen {
    const { endpoints, phrases, recycler } = this.#options;
    let transaction: Transaction | null = null;
    let registration = group.lastRegistration;
    for (; registration !== null; registration = registration.previous) {
      transaction = findResponse(registration.lastTransaction, message, payload, endpoints);
      if (transaction !== null) break;
    }
    if (transaction === null || registration === null) {
      transaction = this.#options.recycler.transaction(message, payload);
      registration = this.#begin(group, message, payload);
      if (this.#options.keepText) registration.to = keptText(message.header('To'));
      registration.add(transaction);
    }
    const how = seeResponse(transaction, message, payload, phrases, recycler);
    if (how !== SEEN.first || transaction.furtherHop) return how;
    seeAnswer(registration, transaction, message);
    if (message.statusCode >= 200) this.#options.sources?.answered(transaction, message);
    return how;
  }

  #begin(group: CallIdGroup, message: Message, { positionIsLine }: Payload): Registration {
    const registration = this.#options.recycler.registration(this.#options.nextSequence());
    registration.aorHash = addressHash(message.header('To'));
    registration.callIdHash = group.hash;
    registration.positionIsLine = positionIsLine;
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
