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

/** A log tells when it was written, and a console when it was shown, which may be later than the message was sent. */
const LOG_LAG_MICROS = 2e6;

/** What is remembered of the sendings of one message. */
interface Sendings {
  /** Another input than the one that showed the last, and how often it has shown the message. */
  otherInput: number;
  otherCount: number;
}

/** Judges a request that its transaction has seen before, and counts it there. */
export function repeatedRequest(transaction: Transaction, payload: Payload, length: number): Seen {
  const { timeMicros: micros } = payload;
  const { requests, lastRequestMicros, input } = transaction;
  const isSameLength = length === transaction.requestLength || payload.input !== input;
  if (requests > 0 && isSameLength && isSameSending(payload, lastRequestMicros, input, requests, transaction)) {
    if (Number.isNaN(transaction.firstMicros)) transaction.firstMicros = micros;
    return SEEN.duplicate;
  }
  transaction.requests++;
  if (requests === 0) {
    transaction.lastRequestMicros = micros;
    transaction.requestLength = length;
    return SEEN.first;
  }
  // The count goes on in the input that it began in.
  if (Number.isNaN(micros - lastRequestMicros) && payload.input !== input) return SEEN.retransmission;
  transaction.lastRequestMicros = micros;
  transaction.input = payload.input;
  return SEEN.retransmission;
}

/** Judges a response that its transaction has seen before, and counts it there. */
export function repeatedResponse(sighting: ResponseSighting, payload: Payload): Seen {
  const { timeMicros: micros } = payload;
  if (isSameSending(payload, sighting.lastMicros, sighting.lastInput, 1 + sighting.retransmissions, sighting)) {
    if (Number.isNaN(sighting.firstMicros)) sighting.firstMicros = micros;
    return SEEN.duplicate;
  }
  sighting.retransmissions++;
  if (Number.isNaN(micros - sighting.lastMicros) && payload.input !== sighting.lastInput) return SEEN.retransmission;
  sighting.lastMicros = micros;
  sighting.lastInput = payload.input;
  return SEEN.retransmission;
}

/** Whether a record is of the sending recorded last, whose time may be unknown. @param count sendings so far */
function isSameSending(
  payload: Payload,
  lastMicros: number,
  lastInput: number,
  count: number,
  sendings: Sendings,
): boolean {
  const apart = payload.timeMicros - lastMicros;
  if (payload.input === lastInput) return apart <= SAME_INPUT_MICROS && !tellsSendings(payload);
  if (sendings.otherInput !== payload.input) {
    sendings.otherInput = payload.input;
    sendings.otherCount = 0;
  }
  sendings.otherCount++;
  // Without times there nothing is told but by number: the n-th record here is of the n-th sending there.
  if (Number.isNaN(apart)) return Number.isNaN(payload.timeMicros) || sendings.otherCount <= count;
  if (apart <= OTHER_INPUT_MICROS + coarseness(payload)) return true;
  return payload.positionIsLine && sendings.otherCount <= count && apart <= LOG_LAG_MICROS;
}

/** Whether two records of one input are two sendings, however close. Whole seconds cannot show what lies between two. */
function tellsSendings({ isSending, unitMicros }: Payload): boolean {
  return isSending || unitMicros > SAME_INPUT_MICROS;
}

function coarseness({ unitMicros }: Payload): number {
  return unitMicros > 1000 ? unitMicros : 0;
}
