import type { Payload } from '../payload.ts';
import type { Message } from '../sip/message.ts';
import { METHOD, type Method } from '../sip/methods.ts';
import { q850CauseOf } from './q850-cause-of.ts';
import type { ResponseSighting } from './response-sighting.ts';

/** Distinct responses kept of one transaction; of a peer that sends more, the first final is still kept. */
const MAX_RESPONSES = 32;

/**
 * One request on one hop with the responses to it (RFC 3261 17). The same request at the next hop is another
 * transaction (its own branch, one more Via) with the same CSeq.
 */
export class Transaction {
  readonly branchHash: number;
  readonly cseqNumber: number;
  readonly method: Method;
  /** Name of a method that is not registered. */
  readonly otherMethod: string | null;
  /** Endpoint ids of the request's path; for a response seen without its request, turned round. */
  readonly source: number;
  readonly destination: number;
  readonly viaCount: number;
  /** How often the request was seen, 0 when only responses were. */
  requests = 0;
  requestLength = 0;
  hasToTag = false;
  hasCredentials = false;
  /** Q.850 cause of the request's Reason header, 0 when there is none: why a CANCEL or BYE was sent. */
  q850Cause = 0;
  firstMicros: number;
  lastRequestMicros: number;
  /** The same request was seen before, at another hop. */
  furtherHop = false;
  /** The input in which the request was last seen. */
  input: number;
  readonly responses: ResponseSighting[] = [];

  /** The transaction of a message that no known one fits; a response takes the request's path, turned round. */
  constructor(message: Message, payload: Payload) {
    const { isRequest } = message;
    this.branchHash = message.branchHash;
    this.cseqNumber = message.cseqNumber;
    this.method = isRequest ? message.method : message.cseqMethod;
    this.otherMethod = this.method === METHOD.other ? message.methodName : null;
    this.source = isRequest ? payload.source : payload.destination;
    this.destination = isRequest ? payload.destination : payload.source;
    this.viaCount = message.viaCount;
    this.firstMicros = payload.timeMicros;
    this.lastRequestMicros = payload.timeMicros;
    this.input = payload.input;
    if (!isRequest) return;
    this.requests = 1;
    this.requestLength = message.end - message.start;
    this.hasToTag = message.toTagHash !== 0;
    this.hasCredentials = message.hasCredentials;
    this.q850Cause = q850CauseOf(message);
  }

  /** The sighting of the same response, if this transaction has seen it (RFC 3261 17.1.1.2: finals by code and tag). */
  find(code: number, toTagHash: number, signature: number): ResponseSighting | undefined {
    const { responses } = this;
    for (let i = responses.length - 1; i >= 0; i--) {
      const seen = responses[i]!;
      if (seen.code === code && seen.toTagHash === toTagHash && seen.signature === signature) return seen;
    }
    return undefined;
  }

  add(response: ResponseSighting): void {
    const isFirstFinal = response.code >= 200 && this.final === undefined;
    if (this.responses.length < MAX_RESPONSES || isFirstFinal) this.responses.push(response);
  }

  /** The first final response: it completes the transaction, whatever comes after it (RFC 3261 17.1.1.2). */
  get final(): ResponseSighting | undefined {
    return this.responses.find((response) => response.code >= 200);
  }

  /** Requests and responses sent again. */
  get retransmissions(): number {
    let count = Math.max(0, this.requests - 1);
    for (const response of this.responses) count += response.retransmissions;
    return count;
  }
}
