import type { LogEvent } from '../log-event.ts';
import type { Payload } from '../payload.ts';
import type { Message } from '../sip/message.ts';
import { fractionOf, microsOf, secondOf } from '../util/time.ts';
import type { Linked } from './chain.ts';
import type { ResponseHints } from './response-hints.ts';

/**
 * One response as one transaction saw it, with all its retransmissions. The same response at another hop is another
 * sighting: see `Transaction`.
 */
export class ResponseSighting implements Linked<ResponseSighting> {
  previous: ResponseSighting | null = null;
  // What later responses are compared with stands first.
  code = 0;
  /** 0 when there is no To-tag. */
  toTagHash = 0;
  /** Tells a provisional response sent again from another with the same code and tag. */
  signature = 0;
  /** Id of the reason phrase in `Phrases`. */
  phrase = 0;
  // Times in two integers: a field with a fraction is an object of its own, somewhere else in memory.
  #firstSecond = -1;
  #firstFraction = 0;
  #lastSecond = -1;
  #lastFraction = 0;
  /** Endpoint ids of its own packet: not always the request's path turned round. */
  source = 0;
  destination = 0;
  position = 0;
  /** Its bytes in the `MessageStore`; 0 when they are not kept. */
  kept = 0;
  lastInput = 0;
  /** See `Sendings` in repetition.ts. */
  otherInput = -1;
  otherCount = 0;
  otherAhead = 0;
  /** How often it was sent again. */
  retransmissions = 0;
  /** Q.850 cause of its Reason header (RFC 3326, RFC 6432), 0 when there is none. */
  q850Cause = 0;
  /** The phrase or Reason says that the network, not the callee, refused (603+, ATIS-1000099). */
  networkBlocked = false;
  /** What it says of its cause; null when nothing, and always of a 100 to 299 without Reason. */
  hints: ResponseHints | null = null;
  /** Not seen as a message: a proxy accounted it. */
  isAccounted = false;

  get firstMicros(): number {
    return microsOf(this.#firstSecond, this.#firstFraction);
  }

  set firstMicros(micros: number) {
    this.#firstSecond = secondOf(micros);
    this.#firstFraction = fractionOf(micros, this.#firstSecond);
  }

  get lastMicros(): number {
    return microsOf(this.#lastSecond, this.#lastFraction);
  }

  set lastMicros(micros: number) {
    this.#lastSecond = secondOf(micros);
    this.#lastFraction = fractionOf(micros, this.#lastSecond);
  }

  begin(message: Message, payload: Payload, phrase: number, signature: number): void {
    this.previous = null;
    this.code = message.statusCode;
    this.toTagHash = message.toTagHash;
    this.phrase = phrase;
    this.signature = signature;
    this.firstMicros = payload.timeMicros;
    this.#lastSecond = this.#firstSecond;
    this.#lastFraction = this.#firstFraction;
    this.source = payload.source;
    this.destination = payload.destination;
    this.position = payload.position;
    this.kept = 0;
    this.lastInput = payload.input;
    this.otherInput = -1;
    this.otherCount = 0;
    this.otherAhead = 0;
    this.retransmissions = 0;
    this.q850Cause = 0;
    this.networkBlocked = false;
    this.hints = null;
    this.isAccounted = false;
  }

  /** A response that is known only from an accounting line. @param phrase id of the reason phrase */
  beginAccounted(event: LogEvent, phrase: number): void {
    this.previous = null;
    this.code = event.code;
    this.toTagHash = 0;
    this.phrase = phrase;
    this.signature = 0;
    this.firstMicros = event.timeMicros;
    this.lastMicros = event.timeMicros;
    this.source = 0;
    this.destination = 0;
    this.position = event.line;
    this.kept = 0;
    this.lastInput = event.input;
    this.otherInput = -1;
    this.otherCount = 0;
    this.otherAhead = 0;
    this.retransmissions = 0;
    this.q850Cause = event.q850Cause;
    this.networkBlocked = false;
    this.hints = null;
    this.isAccounted = true;
  }
}
