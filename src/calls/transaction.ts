import type { LogEvent } from '../log-event.ts';
import type { Payload } from '../payload.ts';
import type { Message } from '../sip/message.ts';
import type { ReasonValue } from '../sip/grammar.ts';
import { METHOD, type Method } from '../sip/methods.ts';
import { fractionOf, microsOf, secondOf } from '../util/time.ts';
import { inOrder, type Linked } from './chain.ts';
import { q850CauseOf, reasonsOf } from './reason-of.ts';
import type { ResponseSighting } from './response-sighting.ts';

// Bindings of its own: those that cross modules are looked up at each use.
const { CANCEL, other: OTHER } = METHOD;

/** Distinct responses kept of one transaction; of a peer that sends more, the first final is still kept. */
const MAX_RESPONSES = 32;

/**
 * One request on one hop with the responses to it (RFC 3261 17). The same request at the next hop is another
 * transaction (its own branch, one more Via) with the same CSeq.
 */
export class Transaction implements Linked<Transaction> {
  previous: Transaction | null = null;
  // What later messages are compared with stands first.
  branchHash = 0;
  cseqNumber = 0;
  method: Method = METHOD.unknown;
  /** Endpoint ids of the request's path; for a response seen without its request, turned round. */
  source = 0;
  destination = 0;
  lastResponse: ResponseSighting | null = null;
  #responseCount = 0;
  /** How often the request was seen, 0 when only responses were. */
  requests = 0;
  requestLength = 0;
  viaCount = 0;
  /** Name of a method that is not registered. */
  otherMethod: string | null = null;
  hasCredentials = false;
  /** Q.850 cause in the Reason header of a CANCEL, 0 when there is none: why it was sent. */
  q850Cause = 0;
  /** All that the Reason header of a CANCEL says; null of other requests, and where there is none. */
  reasons: readonly ReasonValue[] | null = null;
  // Times in two integers: a field with a fraction is an object of its own, somewhere else in memory.
  #firstSecond = -1;
  #firstFraction = 0;
  #lastRequestSecond = -1;
  #lastRequestFraction = 0;
  /** The same request was seen before, at another hop. */
  furtherHop = false;
  /** The input in which the request was last seen. */
  input = 0;
  /** Frame or line of its first message. */
  position = 0;
  /** The bytes of the request in the `MessageStore`; 0 when they are not kept. */
  kept = 0;
  /** See `Sendings` in repetition.ts. */
  otherInput = -1;
  otherCount = 0;
  otherAhead = 0;

  get firstMicros(): number {
    return microsOf(this.#firstSecond, this.#firstFraction);
  }

  set firstMicros(micros: number) {
    this.#firstSecond = secondOf(micros);
    this.#firstFraction = fractionOf(micros, this.#firstSecond);
  }

  get lastRequestMicros(): number {
    return microsOf(this.#lastRequestSecond, this.#lastRequestFraction);
  }

  set lastRequestMicros(micros: number) {
    this.#lastRequestSecond = secondOf(micros);
    this.#lastRequestFraction = fractionOf(micros, this.#lastRequestSecond);
  }

  /** The transaction of a message that no known one fits; a response takes the request's path, turned round. */
  begin(message: Message, payload: Payload): void {
    this.previous = null;
    const { isRequest } = message;
    this.branchHash = message.branchHash;
    this.cseqNumber = message.cseqNumber;
    this.method = isRequest ? message.method : message.cseqMethod;
    this.otherMethod = this.method === OTHER ? message.methodName : null;
    this.source = isRequest ? payload.source : payload.destination;
    this.destination = isRequest ? payload.destination : payload.source;
    this.viaCount = message.viaCount;
    this.requests = isRequest ? 1 : 0;
    this.requestLength = isRequest ? message.end - message.start : 0;
    this.hasCredentials = isRequest && message.hasCredentials;
    const isExplained = isRequest && this.method === CANCEL && message.hasReason;
    this.q850Cause = isExplained ? q850CauseOf(message) : 0;
    this.reasons = isExplained ? reasonsOf(message) : null;
    this.firstMicros = payload.timeMicros;
    this.#lastRequestSecond = this.#firstSecond;
    this.#lastRequestFraction = this.#firstFraction;
    this.furtherHop = false;
    this.input = payload.input;
    this.position = payload.position;
    this.kept = 0;
    this.otherInput = -1;
    this.otherCount = 0;
    this.otherAhead = 0;
    this.lastResponse = null;
    this.#responseCount = 0;
  }

  /** An INVITE that is known only from an accounting line. @param viaCount how far from the caller, of others of the call */
  beginAccounted(event: LogEvent, viaCount: number): void {
    this.previous = null;
    this.branchHash = 0;
    this.cseqNumber = -1;
    this.method = METHOD.INVITE;
    this.otherMethod = null;
    this.source = 0;
    this.destination = 0;
    this.viaCount = viaCount;
    this.requests = 1;
    this.requestLength = 0;
    this.hasCredentials = false;
    this.q850Cause = 0;
    this.reasons = null;
    // The line is written at the end of it: when it began is not known.
    this.firstMicros = Number.NaN;
    this.lastRequestMicros = Number.NaN;
    this.furtherHop = false;
    this.input = event.input;
    this.position = event.line;
    this.kept = 0;
    this.otherInput = -1;
    this.otherCount = 0;
    this.otherAhead = 0;
    this.lastResponse = null;
    this.#responseCount = 0;
  }

  /** The sighting of the same response, if this transaction has seen it (RFC 3261 17.1.1.2: finals by code and tag). */
  find(code: number, toTagHash: number, signature: number): ResponseSighting | null {
    for (let seen = this.lastResponse; seen !== null; seen = seen.previous)
      if (seen.code === code && seen.toTagHash === toTagHash && seen.signature === signature) return seen;
    return null;
  }

  add(response: ResponseSighting): void {
    if (this.#responseCount >= MAX_RESPONSES && !(response.code >= 200 && this.final === undefined)) return;
    response.previous = this.lastResponse;
    this.lastResponse = response;
    this.#responseCount++;
  }

  /** The first final response: it completes the transaction, whatever comes after it (RFC 3261 17.1.1.2). */
  get final(): ResponseSighting | undefined {
    let first: ResponseSighting | undefined;
    for (let seen = this.lastResponse; seen !== null; seen = seen.previous) if (seen.code >= 200) first = seen;
    return first;
  }

  /** The distinct responses, in the order seen. */
  get responses(): ResponseSighting[] {
    return inOrder(this.lastResponse);
  }

  /** The time of the last message of it. */
  get lastMicros(): number {
    // A log without times came first, and what tells them second: see repetition.ts.
    let last = orElse(this.lastRequestMicros, this.firstMicros);
    for (let seen = this.lastResponse; seen !== null; seen = seen.previous) {
      const micros = orElse(seen.lastMicros, seen.firstMicros);
      if (!(micros <= last)) last = micros;
    }
    return last;
  }

  /** Requests and responses sent again. */
  get retransmissions(): number {
    let count = Math.max(0, this.requests - 1);
    for (let seen = this.lastResponse; seen !== null; seen = seen.previous) count += seen.retransmissions;
    return count;
  }
}

function orElse(micros: number, other: number): number {
  return Number.isNaN(micros) ? other : micros;
}
