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

/** How far apart two records of one sending may be; -1: none can be told apart from a sending again. */
function sameSending(payload: Payload, lastInput: number): number {
  const { unitMicros } = payload;
  if (payload.input !== lastInput) return unitMicros > 1000 ? OTHER_INPUT_MICROS + unitMicros : OTHER_INPUT_MICROS;
  // Whole seconds cannot show what lies between two.
  return payload.isSending || unitMicros > SAME_INPUT_MICROS ? -1 : SAME_INPUT_MICROS;
}

/** Whether the second of two records, whose times may be unknown, is of the same sending. */
function isSameSending(payload: Payload, lastMicros: number, lastInput: number): boolean {
  const apart = payload.timeMicros - lastMicros;
  // Of two logs without times nothing else can be told.
  if (Number.isNaN(apart)) return payload.input !== lastInput;
  return apart <= sameSending(payload, lastInput);
}

/** Judges a request that its transaction has seen before, and counts it there. */
export function repeatedRequest(transaction: Transaction, payload: Payload, length: number): Seen {
  const { timeMicros: micros } = payload;
  if (transaction.requests === 0) {
    transaction.requests = 1;
    transaction.requestLength = length;
    transaction.lastRequestMicros = micros;
    return SEEN.first;
  }
  const isSameLength = length === transaction.requestLength || payload.input !== transaction.input;
  if (isSameLength && isSameSending(payload, transaction.lastRequestMicros, transaction.input)) return SEEN.duplicate;
  transaction.requests++;
  transaction.lastRequestMicros = micros;
  transaction.input = payload.input;
  return SEEN.retransmission;
}

/** Judges a response that its transaction has seen before, and counts it there. */
export function repeatedResponse(sighting: ResponseSighting, payload: Payload): Seen {
  const { timeMicros: micros } = payload;
  if (isSameSending(payload, sighting.lastMicros, sighting.lastInput)) return SEEN.duplicate;
  sighting.retransmissions++;
  sighting.lastMicros = micros;
  sighting.lastInput = payload.input;
  return SEEN.retransmission;
}
