import type { CapturePoint } from '../capture-point.ts';
import type { HeldBytes } from './held-bytes.ts';
import { distance } from './sequence.ts';

/** A copy of a segment that came before what precedes it. */
export interface HeldSegment extends CapturePoint {
  sequence: number;
  bytes: Uint8Array;
}

/** The segments of one direction that wait for what precedes them, in order of sequence. */
export class SegmentQueue {
  #segments: HeldSegment[] = [];
  readonly #held: HeldBytes;
  bytes = 0;

  constructor(held: HeldBytes) {
    this.#held = held;
  }

  get count(): number {
    return this.#segments.length;
  }

  get first(): HeldSegment | undefined {
    return this.#segments[0];
  }

  /** Keeps a copy, unless a held segment has all of it; held segments of which it has all are dropped. */
  add(sequence: number, bytes: Uint8Array, start: number, end: number, at: CapturePoint): void {
    const segments = this.#segments;
    const last = (sequence + end - start) | 0;
    let index = 0;
    for (; index < segments.length; index++) {
      const known = segments[index]!;
      if (distance(known.sequence, sequence) > 0) break;
      if (distance(endOf(known), last) >= 0) return;
    }
    while (index < segments.length && distance(endOf(segments[index]!), last) <= 0) this.#removeAt(index);
    const { input, frame, timeMicros } = at;
    segments.splice(index, 0, { sequence, bytes: bytes.slice(start, end), input, frame, timeMicros });
    this.#count(end - start);
  }

  /** Removes the first segment, if it does not begin after a sequence number. */
  takeBefore(sequence: number): HeldSegment | undefined {
    const first = this.#segments[0];
    return first === undefined || distance(first.sequence, sequence) > 0 ? undefined : this.#removeAt(0);
  }

  takeAll(): HeldSegment[] {
    const segments = this.#segments;
    this.#segments = [];
    this.#count(-this.bytes);
    return segments;
  }

  #removeAt(index: number): HeldSegment {
    const segment = this.#segments.splice(index, 1)[0]!;
    this.#count(-segment.bytes.length);
    return segment;
  }

  #count(bytes: number): void {
    this.bytes += bytes;
    this.#held.count += bytes;
  }
}

function endOf(segment: HeldSegment): number {
  return (segment.sequence + segment.bytes.length) | 0;
}
