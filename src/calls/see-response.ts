import type { Payload } from '../payload.ts';
import type { Message } from '../sip/message.ts';
import { METHOD } from '../sip/methods.ts';
import { hashWithoutBlanks } from '../util/hash.ts';
import type { Phrases } from './phrases.ts';
import { isNetworkBlock, q850CauseOf } from './reason-of.ts';
import { hintsOf } from './response-hints.ts';
import { repeatedResponse, SEEN, type Seen } from './repetition.ts';
import type { Recycler } from './recycler.ts';
import type { Transaction } from './transaction.ts';

// Bindings of its own: those that cross modules are looked up at each use.
const { INVITE } = METHOD;
const FIRST = SEEN.first;

/**
 * Adds a response to its transaction, or counts it there as one seen before. A final response is known by code and
 * To-tag; a provisional one also by its body and RSeq, since each may carry other SDP (RFC 3262). Not by all its bytes: the same
 * message stands in some logs with its headers in another form, and with less white space.
 */
export function seeResponse(
  transaction: Transaction,
  message: Message,
  payload: Payload,
  phrases: Phrases,
  recycler: Recycler,
): Seen {
  const { statusCode: code, toTagHash } = message;
  const signature = code > 100 && code < 200 ? signatureOf(message) : 0;
  const known = transaction.find(code, toTagHash, signature);
  if (known !== null) return repeatedResponse(known, payload);
  const response = recycler.sighting(message, payload, phrases.intern(message), signature);
  if (transaction.method === INVITE) {
    response.q850Cause = q850CauseOf(message);
    if (code >= 300 || (code < 200 && message.hasReason)) response.hints = hintsOf(message);
    if (response.q850Cause === 0 && response.hints?.isup) response.q850Cause = response.hints.isup.cause;
    if (code === 603 || code === 607) response.networkBlocked = isNetworkBlock(message);
  }
  transaction.add(response);
  return FIRST;
}

function signatureOf(message: Message): number {
  const { bytes, bodyStart, end } = message;
  const body = bodyStart >= 0 && bodyStart < end ? hashWithoutBlanks(bytes, bodyStart, end) : 0;
  const rseq = message.header('RSeq');
  return rseq === null ? body : body ^ Math.imul(Number.parseInt(rseq, 10) + 1, 0x85ebca6b);
}
