import { bucketOf } from './quantile-sketch.ts';

/** Calls measured before they are added up together. */
export const BATCH_CALLS = 4096;

/** What a call may count as, one bit each; the sums of these are the terms of all ratios. */
export const TRAIT = {
  /** Any call. */
  call: 1 << 0,
  /** Failed by the network's fault. */
  failed: 1 << 1,
  /** Its outcome is known: only such calls stand in a ratio. */
  known: 1 << 2,
  answered: 1 << 3,
  /** The network did its part (E.425). */
  effective: 1 << 4,
  /** The same, or the number was wrong. */
  effectiveOrMisdialled: 1 << 5,
  /** Known, and not ended by what a caller is expected to go on from: 3xx, 401, 402, 407 (RFC 6076 4.6). */
  decided: 1 << 6,
  /** Ended by 3xx, 401, 402 or 407 all the same. */
  notRetried: 1 << 7,
  /** 200, 480, 486, 600 or 603 (RFC 6076 4.7). */
  userDecided: 1 << 8,
  /** 408, 500, 503, 504 or silence (RFC 6076 4.8). */
  ineffective: 1 << 9,
  /** Answered, and ended by a BYE that was answered (RFC 6076 4.9). */
  completed: 1 << 10,
  /** Known, and not an answered call whose end was not seen. */
  ended: 1 << 11,
  /** Answered, and its end did not fail, as far as was seen. */
  unbroken: 1 << 12,
  /** Given up by the caller, after ringing or before. */
  abandonedRinging: 1 << 13,
  abandonedEarly: 1 << 14,
  /** Answered, and how long it lasted was seen; less than 6 s, less than 20 s. */
  timed: 1 << 15,
  short: 1 << 16,
  short20: 1 << 17,
} as const;
export type Trait = keyof typeof TRAIT;
export const TRAIT_COUNT = Object.keys(TRAIT).length;

/** Spans of time that a call may have, each of another kind, so that no value is kept under two. */
export const SPAN = {
  /** From INVITE to the first 18x or 2xx, of answered calls. */
  srd: 0,
  /** The same of calls that were not answered. */
  heardUnanswered: 1,
  /** From INVITE to the failure. */
  srdFailed: 2,
  /** From 2xx to BYE, where the BYE was answered. */
  sdt: 3,
  /** The same where it was not, as far as was seen. */
  talkUnfinished: 4,
  /** From BYE to its 2xx. */
  sdd: 5,
  /** From BYE to its refusal, or to Timer F. */
  sddFailed: 6,
  /** From 2xx to that. */
  sdtFailed: 7,
} as const;
export type Span = keyof typeof SPAN;
export const SPAN_COUNT = Object.keys(SPAN).length;

/**
 * What calls add to the metrics, in columns of numbers. Calls end one by one between thousands of messages: adding each
 * up where it belongs would find all of that memory cold every time.
 */
export class CallBatch {
  size = 0;
  /** Bits of `TRAIT`. */
  readonly traits: Int32Array;
  /** Hours since the epoch, the id of the callee's endpoint, the number as `dialledPrefix` has it. */
  readonly hours: Int32Array;
  readonly endpoints: Int32Array;
  readonly dialled: Int32Array;
  /** Which spans a call has, a bit each; their microseconds and buckets, `SPAN_COUNT` a call. */
  readonly known: Int32Array;
  readonly micros: Float64Array;
  readonly buckets: Int16Array;

  /** @param capacity calls that it takes */
  constructor(capacity = BATCH_CALLS) {
    this.traits = new Int32Array(capacity);
    this.hours = new Int32Array(capacity);
    this.endpoints = new Int32Array(capacity);
    this.dialled = new Int32Array(capacity);
    this.known = new Int32Array(capacity);
    this.micros = new Float64Array(capacity * SPAN_COUNT);
    this.buckets = new Int16Array(capacity * SPAN_COUNT);
  }

  get isFull(): boolean {
    return this.size === this.traits.length;
  }

  /** Begins with the next call. */
  begin(hour: number, endpoint: number, dialled: number): void {
    const at = this.size++;
    this.traits[at] = TRAIT.call;
    this.known[at] = 0;
    this.hours[at] = hour;
    this.endpoints[at] = endpoint;
    this.dialled[at] = dialled;
  }

  /** Gives the call traits. @param bits of `TRAIT` */
  mark(bits: number): void {
    this.traits[this.size - 1]! |= bits;
  }

  /** Gives the call a span; one that is unknown or negative (clocks were set) is none. */
  measure(span: number, micros: number): void {
    if (!(micros >= 0)) return;
    const at = this.size - 1;
    this.known[at]! |= 1 << span;
    this.micros[at * SPAN_COUNT + span] = micros;
    this.buckets[at * SPAN_COUNT + span] = bucketOf(micros);
  }
}
