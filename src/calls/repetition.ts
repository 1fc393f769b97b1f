import type { Payload } from '../payload.ts';
import type { ResponseSighting } from './response-sighting.ts';
import type { Transaction } from './transaction.ts';

/** How a message was met. `duplicate`: not sent again, only recorded again. */
export const SEEN = { first: 0, retransmission: 1, duplicate: 2 } as const;
export type Seen = (typeof SEEN)[keyof typeof SEEN];

/**
 * The same bytes on the same path within this time were recorded twice (a mirrored port, `-i any`): the shortest
 * retransmission interval in use, T1 (RFC 3261 17.1.1.2), is many times longer.
 */
const SAME_INPUT_MICROS = 10_000;
/** Two captures of one link are apart by the network and by their clocks, but by less than T1. */
const OTHER_INPUT_MICROS = 250_000;

/** Judges a request that its transaction has seen before, and counts it there. */
export function repeatedRequest(transaction: Transaction, payload: Payload, length: number): Seen {
  const { timeMicros: micros } = payload;
  if (transaction.requests === 0) {
    transaction.requests = 1;
    transaction.requestLength = length;
    transaction.lastRequestMicros = micros;
    return SEEN.first;
  }
  const limit = payload.input === transaction.input ? SAME_INPUT_MICROS : OTHER_INPUT_MICROS;
  if (length === transaction.requestLength && micros - transaction.lastRequestMicros <= limit) return SEEN.duplicate;
  transaction.requests++;
  transaction.lastRequestMicros = micros;
  transaction.input = payload.input;
  return SEEN.retransmission;
}

/** Judges a response that its transaction has seen before, and counts it there. */
export function repeatedResponse(sighting: ResponseSighting, payload: Payload): Seen {
  const { timeMicros: micros } = payload;
  const limit = payload.input === sighting.lastInput ? SAME_INPUT_MICROS : OTHER_INPUT_MICROS;
  if (micros - sighting.lastMicros <= limit) return SEEN.duplicate;
  sighting.retransmissions++;
  sighting.lastMicros = micros;
  sighting.lastInput = payload.input;
  return SEEN.retransmission;
}
