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
const SECOND_MICROS = 1e6;

/** How far apart two records of one sending may be; -1: none can be told apart from a sending again. */
function sameSending(payload: Payload, lastMicros: number, lastInput: number): number {
  const { unitMicros } = payload;
  if (payload.input !== lastInput)
    return isExact(payload, lastMicros) ? OTHER_INPUT_MICROS : OTHER_INPUT_MICROS + Math.max(unitMicros, SECOND_MICROS);
  // A log writes each sending once, and one with whole seconds cannot show what lies between two.
  return payload.isRetransmission || unitMicros > SAME_INPUT_MICROS ? -1 : SAME_INPUT_MICROS;
}

/** Whether both times are known to the millisecond: some logs have none, some whole seconds. */
function isExact({ unitMicros, timeMicros }: Payload, lastMicros: number): boolean {
  return (
    unitMicros <= 1000 && !Number.isNaN(timeMicros) && lastMicros % SECOND_MICROS !== 0 && !Number.isNaN(lastMicros)
  );
}

/** Whether the second of two records, whose times may be unknown, is of the same sending. */
function isSameSending(payload: Payload, lastMicros: number, lastInput: number): boolean {
  const apart = payload.timeMicros - lastMicros;
  // Of two logs without times nothing else can be told.
  if (Number.isNaN(apart)) return payload.input !== lastInput;
  return apart <= sameSending(payload, lastMicros, lastInput);
}

/** How often something was recorded in an input other than the one that is counted. */
export interface OtherRecords {
  otherInput: number;
  otherSeen: number;
}

/**
 * Whether a record is of a sending that was counted: one in the same input by time, one in another input by time or,
 * where the times do not tell, by number: the n-th record there is of the n-th sending here.
 */
function isCounted(known: OtherRecords, sendings: number, payload: Payload, micros: number, input: number): boolean {
  if (!isSameSending(payload, micros, input)) return false;
  if (payload.input === input || isExact(payload, micros)) return true;
  if (known.otherInput !== payload.input) {
    known.otherInput = payload.input;
    known.otherSeen = 0;
  }
  return ++known.otherSeen <= sendings;
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
  const { lastRequestMicros, input } = transaction;
  if (isSameLength && isCounted(transaction, transaction.requests, payload, lastRequestMicros, input))
    return SEEN.duplicate;
  transaction.requests++;
  if (Number.isNaN(micros - lastRequestMicros)) return SEEN.retransmission;
  transaction.lastRequestMicros = micros;
  transaction.input = payload.input;
  return SEEN.retransmission;
}

/** Judges a response that its transaction has seen before, and counts it there. */
export function repeatedResponse(sighting: ResponseSighting, payload: Payload): Seen {
  const { timeMicros: micros } = payload;
  const { lastMicros, lastInput } = sighting;
  if (isCounted(sighting, 1 + sighting.retransmissions, payload, lastMicros, lastInput)) return SEEN.duplicate;
  sighting.retransmissions++;
  if (Number.isNaN(micros - lastMicros)) return SEEN.retransmission;
  sighting.lastMicros = micros;
  sighting.lastInput = payload.input;
  return SEEN.retransmission;
}
