import type { HeldSegment } from './segment-queue.ts';
import { SegmentQueue } from './segment-queue.ts';
import { distance } from './sequence.ts';
import type { StreamEnds } from './stream-ends.ts';
import type { StreamOutput } from './stream-output.ts';
import { TcpRun } from './tcp-run.ts';

const MOST_SEGMENTS = 64;
const MOST_BYTES = 256 * 1024;
/** While no start line was seen. */
const MOST_UNDECIDED_BYTES = 64 * 1024;
/** A gap that the receiver has acknowledged was not captured, if so many segments behind it have come. */
const SEGMENTS_BEHIND_GAP = 3;

/** Brings segments in order (RFC 9293 3.10.7.4) from a known sequence number on, and decides when a gap is a loss. */
export class TcpSequencer {
  readonly run: TcpRun;
  /** The bytes have turned out not to be SIP. */
  isRejected = false;
  readonly #output: StreamOutput;
  readonly #queue: SegmentQueue;
  /** Sequence number behind the last byte, when the FIN was seen. */
  #end: number | null = null;
  #isGapAcknowledged = false;
  #segmentsBehindGap = 0;

  /** @param sequence of the first byte */
  constructor(sequence: number, output: StreamOutput, ends: StreamEnds) {
    this.run = new TcpRun(sequence, output, ends);
    this.#output = output;
    this.#queue = new SegmentQueue(output.held);
  }

  /** There is something behind a gap. */
  get isWaiting(): boolean {
    return this.#queue.count > 0 || this.#end !== null;
  }

  /** Bytes that were there before are left out: a retransmission or a keep-alive probe (RFC 9293 3.8.4). */
  data(sequence: number, bytes: Uint8Array, start: number, end: number): void {
    const ahead = distance(sequence, this.run.next);
    if (ahead > 0) return this.#hold(sequence, bytes, start, end);
    if (start - ahead >= end) return;
    if (!this.run.take(bytes, start - ahead, end)) this.isRejected = true;
    else if (this.isWaiting) this.#drain(false);
  }

  /** The receiver has everything before this sequence number. */
  acknowledged(sequence: number): void {
    const behind = this.#queue.first;
    if (behind === undefined || distance(sequence, behind.sequence) < 0) return;
    this.#isGapAcknowledged = true;
    this.#skipAcknowledgedGap();
  }

  /** The capture lacks bytes from this sequence number on. */
  lose(sequence: number, count: number): void {
    if (this.run.next !== sequence) return;
    this.run.flush(true);
    this.run.next = (sequence + count) | 0;
    this.#drain(false);
  }

  /** A FIN. @param sequence behind the last byte */
  end(sequence: number): void {
    this.#end = sequence;
    this.#drain(false);
  }

  /** The oldest gap has lasted too long. */
  giveUpGap(): void {
    if (this.#queue.count > 0) return this.#skipGap();
    if (this.#end !== null) this.run.flush(true);
    this.#end = null;
  }

  /** Nothing will come that could fill a gap: hands on all that is there. */
  close(): void {
    while (this.#queue.count > 0 && !this.isRejected) this.#skipGap();
    this.run.flush(false);
    this.#queue.takeAll();
    this.#end = null;
  }

  /** Gives up what is held and pending, in order. */
  release(): HeldSegment[] {
    const { next, pending } = this.run;
    const { bytes, start, end, length } = pending;
    const segments = this.#queue.takeAll();
    if (length > 0)
      segments.unshift({ ...this.#output.at, sequence: (next - length) | 0, bytes: bytes.slice(start, end) });
    this.run.drop();
    return segments;
  }

  #hold(sequence: number, bytes: Uint8Array, start: number, end: number): void {
    const queue = this.#queue;
    queue.add(sequence, bytes, start, end, this.#output.at);
    this.#segmentsBehindGap++;
    const mostBytes = this.run.memory.isSip ? MOST_BYTES : MOST_UNDECIDED_BYTES;
    if (queue.count > MOST_SEGMENTS || queue.bytes > mostBytes) this.#skipGap();
    else this.#skipAcknowledgedGap();
  }

  /** Takes from the queue what is in order now. @param late by themselves, not by the packet at hand */
  #drain(late: boolean): void {
    const { run } = this;
    const output = this.#output;
    const { at } = output;
    for (let segment = this.#queue.takeBefore(run.next); segment; segment = this.#queue.takeBefore(run.next)) {
      const from = distance(run.next, segment.sequence);
      if (from >= segment.bytes.length) continue;
      if (late) output.at = segment;
      this.isRejected = !run.take(segment.bytes, from, segment.bytes.length);
      output.at = at;
      if (this.isRejected) return;
      this.#isGapAcknowledged = false;
      this.#segmentsBehindGap = this.#queue.count;
    }
    if (this.#end === null || distance(run.next, this.#end) < 0) return;
    run.flush(false);
    this.#end = null;
  }

  #skipAcknowledgedGap(): void {
    if (this.#isGapAcknowledged && this.#segmentsBehindGap >= SEGMENTS_BEHIND_GAP) this.#skipGap();
  }

  /** Declares the bytes before the first held segment lost and goes on with it. */
  #skipGap(): void {
    const { run } = this;
    const { sequence, input, frame } = this.#queue.first!;
    const lost = distance(sequence, run.next);
    run.flush(true);
    if (run.memory.isSip) {
      const detail = () => `${lost} bytes of a TCP stream before frame ${frame} are not in the capture.`;
      this.#output.notes.add(input, 'tcp-bytes-lost', { frame }, detail);
    }
    run.next = sequence;
    this.#drain(true);
  }
}
