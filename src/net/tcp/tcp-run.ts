import { StreamMemory } from '../../payload.ts';
import type { CapturePoint } from '../capture-point.ts';
import { countLineEnds, START_LINE, startLineAt } from '../start-line.ts';
import { distance } from './sequence.ts';
import { StreamBuffer } from './stream-buffer.ts';
import type { StreamEnds } from './stream-ends.ts';
import type { StreamOutput } from './stream-output.ts';

/** More than any SIP message; a sink that waits for more than this gets what there is. */
const MOST_PENDING = 256 * 1024;
/** Sequence numbers further apart than 2^31 cannot be compared. */
const FURTHEST_BACK = 1 << 30;
const NOT_SIP = -1;

/**
 * Bytes of one direction in order, from `first` to before `next`. While no start line was seen, nothing is handed on
 * but bytes that begin with one.
 */
export class TcpRun {
  readonly memory = new StreamMemory();
  first: number;
  next: number;
  readonly #output: StreamOutput;
  readonly #ends: StreamEnds;
  readonly #pending: StreamBuffer;
  /** The packet that the newest pending bytes came in. */
  #pendingAt: CapturePoint | null = null;

  /** @param sequence of the first byte */
  constructor(sequence: number, output: StreamOutput, ends: StreamEnds) {
    this.first = sequence;
    this.next = sequence;
    this.#output = output;
    this.#ends = ends;
    this.#pending = new StreamBuffer(output.held);
  }

  /** The bytes that were not dealt with yet; they end at `next`. */
  get pending(): Readonly<StreamBuffer> {
    return this.#pending;
  }

  /**
   * Takes the bytes at `next`. Without pending ones they are offered where they are, and only what is left is copied.
   * @returns false when they are not SIP: the run is over, and `pending` holds all of what it did not deal with
   */
  take(bytes: Uint8Array, start: number, end: number): boolean {
    const pending = this.#pending;
    this.next = (this.next + end - start) | 0;
    if (distance(this.next, this.first) > FURTHEST_BACK) this.first = (this.next - (FURTHEST_BACK >> 1)) | 0;
    if (pending.length > 0) {
      this.#keep(bytes, start, end);
      const taken = this.#offer(pending.bytes, pending.start, pending.end);
      if (taken === NOT_SIP) return false;
      pending.consume(taken);
    } else {
      const taken = this.#offer(bytes, start, end);
      if (taken === NOT_SIP || start + taken < end) this.#keep(bytes, start + Math.max(taken, 0), end);
      if (taken === NOT_SIP) return false;
    }
    if (pending.length > MOST_PENDING) {
      this.#output.note('tcp-buffer-full', BUFFER_FULL, true);
      this.flush(true);
    }
    return true;
  }

  /** Nothing follows the pending bytes without a gap. @param cut something is missing behind them */
  flush(cut: boolean): void {
    const { bytes, start, end, length } = this.#pending;
    if (length === 0) return;
    const output = this.#output;
    const { at } = output;
    if (this.memory.isSip || startLineAt(bytes, start, end) === START_LINE.yes) {
      if (this.#pendingAt) output.at = this.#pendingAt;
      output.offer(this.#ends, this.memory, bytes, start, end, true, cut);
      output.at = at;
    }
    this.memory.needed = 0;
    this.#pending.consume(length);
  }

  /** Forgets the pending bytes. */
  drop(): void {
    if (this.#pending.length > 0) this.#pending.consume(this.#pending.length);
  }

  #offer(bytes: Uint8Array, start: number, end: number): number {
    const { memory } = this;
    if (!memory.isSip) {
      const verdict = startLineAt(bytes, start, end);
      if (verdict === START_LINE.no) return NOT_SIP;
      if (verdict === START_LINE.undecided) return countLineEnds(bytes, start, end);
    }
    if (end - start < memory.needed) return 0;
    return this.#output.offer(this.#ends, memory, bytes, start, end, false, false);
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    this.#pending.append(bytes, start, end);
    const { input, frame, timeMicros } = this.#output.at;
    this.#pendingAt = { input, frame, timeMicros };
  }
}

const BUFFER_FULL = 'More than 256 KiB of a TCP stream did not make a whole message: they were dropped.';
