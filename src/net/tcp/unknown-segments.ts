import type { CapturePoint } from '../capture-point.ts';
import { beginsWithText } from '../text.ts';
import type { HeldBytes } from './held-bytes.ts';
import { SegmentQueue, type HeldSegment } from './segment-queue.ts';

const MOST_SEGMENTS = 8;
const MOST_BYTES = 16 * 1024;
const MOST_MICROS = 1_000_000;

/**
 * Segments from where the capture begins in the middle of a stream, that may be the end of a message whose beginning
 * comes later. Few and for a short time: most such streams are not SIP at all.
 */
export class UnknownSegments {
  readonly #queue: SegmentQueue;
  #sinceMicros = Number.NaN;
  #isClosed = false;

  constructor(held: HeldBytes) {
    this.#queue = new SegmentQueue(held);
  }

  get count(): number {
    return this.#queue.count;
  }

  add(sequence: number, bytes: Uint8Array, start: number, end: number, at: CapturePoint): void {
    if (this.#isClosed || !beginsWithText(bytes, start, end)) return;
    if (Number.isNaN(this.#sinceMicros)) this.#sinceMicros = at.timeMicros;
    this.#queue.add(sequence, bytes, start, end, at);
    const isTooOld = at.timeMicros - this.#sinceMicros > MOST_MICROS;
    if (isTooOld || this.#queue.count > MOST_SEGMENTS || this.#queue.bytes > MOST_BYTES) this.close();
  }

  takeAll(): HeldSegment[] {
    return this.#queue.takeAll();
  }

  /** Drops them, and takes no more. */
  close(): void {
    this.#isClosed = true;
    this.#queue.takeAll();
  }
}
