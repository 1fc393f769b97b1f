import type { Payload } from '../payload.ts';
import type { Message } from '../sip/message.ts';
import { METHOD } from '../sip/methods.ts';
import { hashBytes } from '../util/hash.ts';
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
 * To-tag; a provisional one must also have the same bytes, since each may carry other SDP or another RSeq (RFC 3262).
 */
export function seeResponse(
  transaction: Transaction,
  message: Message,
  payload: Payload,
  phrases: Phrases,
  recycler: Recycler,
): Seen {
  const { statusCode: code, toTagHash } = message;
  const signature = code > 100 && code < 200 ? hashBytes(message.bytes, message.start, message.end) : 0;
  const known = transaction.find(code, toTagHash, signature);
  if (known !== null) return repeatedResponse(known, payload);
  const response = recycler.sighting(message, payload, phrases.intern(message), signature);
  if (transaction.method === INVITE) {
    response.q850Cause = q850CauseOf(message);
    if (code >= 300 || (code < 200 && message.hasReason)) response.hints = hintsOf(message);
    if (code === 603 || code === 607) response.networkBlocked = isNetworkBlock(message);
  }
  transaction.add(response);
  return FIRST;
}
