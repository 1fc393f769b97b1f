import { findStartLine, START_LINE, startLineAt } from '../start-line.ts';
import { beginsWithText } from '../text.ts';
import type { HeldSegment } from './segment-queue.ts';
import { distance } from './sequence.ts';
import type { StreamEnds } from './stream-ends.ts';
import type { StreamOutput } from './stream-output.ts';
import { TcpSequencer } from './tcp-sequencer.ts';
import { UnknownSegments } from './unknown-segments.ts';

/** How far into a stream a start line is looked for when it did not begin with one. */
const SEARCHED_BYTES = 64 * 1024;
/** Data further ahead of what is expected belongs to another connection with the same ports. */
const MOST_AHEAD = 1 << 20;
/** So does data further behind. More, since another input may have recorded the same packets with a slower clock. */
const MOST_BEHIND = 1 << 26;

/**
 * One direction of a TCP connection, with or without the SYN in the capture. `main` is where the stream is. When the
 * capture begins in the middle of a stream, what was sent before the first start line may still come after it: `early`
 * puts that together, up to where `main` began.
 */
export class TcpStream {
  readonly #output: StreamOutput;
  readonly #ends: StreamEnds;
  readonly #unknown: UnknownSegments;
  #main: TcpSequencer | null = null;
  #early: TcpSequencer | null = null;
  /** Sequence number of the first byte, when the SYN was seen, and that of the connection before. */
  #origin: number | null = null;
  #previousOrigin: number | null = null;
  #searchedBytes = 0;

  constructor(output: StreamOutput, ends: StreamEnds) {
    this.#output = output;
    this.#ends = ends;
    this.#unknown = new UnknownSegments(output.held);
  }

  /** A SIP start line was seen in it. */
  get isSip(): boolean {
    return this.#main !== null && this.#main.run.memory.isSip;
  }

  /** It holds something that cannot be handed on yet for want of what precedes it. */
  get isWaiting(): boolean {
    return this.#isBehindGap || this.#early !== null || this.#unknown.count > 0;
  }

  /** Changes whenever a stream that waits gets on. */
  get progress(): number {
    return this.#main !== null && this.#isBehindGap ? this.#main.run.next : 0;
  }

  get #isBehindGap(): boolean {
    return this.#main !== null && this.#main.isWaiting;
  }

  /** Whether a SYN belongs to another connection than the data so far. @param origin sequence number of the first byte */
  isReopenedBy(origin: number): boolean {
    if (this.#origin !== null) return origin !== this.#origin && origin !== this.#previousOrigin;
    if (this.#main === null) return false;
    const before = distance(this.#main.run.first, origin);
    return before < 0 || before > MOST_AHEAD;
  }

  /** A SYN. @param origin sequence number of the first byte */
  open(origin: number): void {
    if (this.isReopenedBy(origin)) this.close();
    else if (this.#origin !== null) return;
    this.#origin = origin;
    if (!this.isSip) this.#takeHeld(this.#replaceMain(origin));
  }

  /** Payload of a segment. */
  data(sequence: number, bytes: Uint8Array, start: number, end: number): void {
    const main = this.#main;
    if (main === null) return this.#search(sequence, bytes, start, end);
    const { first, next } = main.run;
    if (sequence !== next && isFar(distance(sequence, next))) return this.#takeFar(sequence, bytes, start, end);
    main.data(sequence, bytes, start, end);
    if (main.isRejected) return this.#reject(main);
    const early = Math.min(distance(first, sequence), end - start);
    if (early > 0) this.#takeEarly(main, sequence, bytes, start, start + early);
  }

  /** The receiver has everything before this sequence number. */
  acknowledged(sequence: number): void {
    this.#main?.acknowledged(sequence);
    if (this.#main?.isRejected) this.#reject(this.#main);
  }

  /** The capture lacks bytes from this sequence number on. */
  lose(sequence: number, count: number): void {
    this.#main?.lose(sequence, count);
    if (this.#main?.isRejected) this.#reject(this.#main);
  }

  /** A FIN. @param sequence behind the last byte */
  end(sequence: number): void {
    if (this.#main === null || isFar(distance(sequence, this.#main.run.next))) return;
    this.#main.end(sequence);
    if (this.#main.isRejected) this.#reject(this.#main);
  }

  /** The oldest gap has lasted too long. */
  giveUpGap(): void {
    this.#dropEarly();
    this.#unknown.close();
    this.#main?.giveUpGap();
    if (this.#main?.isRejected) this.#reject(this.#main);
  }

  /** No more will come that could fill a gap: hands on all that is there. */
  flush(): void {
    this.#dropEarly();
    this.#unknown.takeAll();
    this.#main?.close();
  }

  /** Hands on all that is there and forgets the connection. */
  close(): void {
    this.flush();
    this.#main = null;
    this.#previousOrigin = this.#origin;
    this.#origin = null;
    this.#searchedBytes = 0;
  }

  /** Looks for a start line in a stream that has not shown one. */
  #search(sequence: number, bytes: Uint8Array, start: number, end: number): void {
    const isNear = this.#searchedBytes < SEARCHED_BYTES;
    // With the SYN the beginning was seen: it is another protocol, perhaps only a preface such as PROXY.
    if (this.#origin !== null && !isNear) return;
    this.#searchedBytes += end - start;
    const verdict = startLineAt(bytes, start, end);
    if (verdict === START_LINE.yes) return this.#begin(sequence, bytes, start, end);
    if (this.#origin !== null) return;
    if (verdict === START_LINE.undecided) return this.#begin(sequence, bytes, start, end);
    if (!isNear || !beginsWithText(bytes, start, end)) return;
    const line = findStartLine(bytes, start, end);
    this.#unknown.add(sequence, bytes, start, line < 0 ? end : line, this.#output.at);
    if (line >= 0) this.#begin((sequence + line - start) | 0, bytes, line, end);
  }

  /** Starts (anew) with a segment, then with what is held so far. */
  #begin(sequence: number, bytes: Uint8Array, start: number, end: number): void {
    const held = this.#replaceMain(sequence);
    this.data(sequence, bytes, start, end);
    this.#takeHeld(held);
  }

  #replaceMain(sequence: number): HeldSegment[] {
    const held = [...this.#unknown.takeAll(), ...(this.#main?.release() ?? [])];
    this.#main = new TcpSequencer(sequence, this.#output, this.#ends);
    return held;
  }

  #takeHeld(held: HeldSegment[]): void {
    for (const { sequence, bytes } of held) this.data(sequence, bytes, 0, bytes.length);
  }

  /** The stream has turned out not to be SIP, at least not from where it was thought to begin. */
  #reject(main: TcpSequencer): void {
    this.#dropEarly();
    this.#main = null;
    this.#takeHeld(main.release());
  }

  #takeFar(sequence: number, bytes: Uint8Array, start: number, end: number): void {
    if (startLineAt(bytes, start, end) !== START_LINE.yes) return;
    this.close();
    this.#begin(sequence, bytes, start, end);
  }

  /** Bytes that were sent before all that was seen: the end of a message, or messages of their own. */
  #takeEarly(main: TcpSequencer, sequence: number, bytes: Uint8Array, start: number, end: number): void {
    if (this.#origin !== null && distance(sequence, this.#origin) < 0) return;
    const isStart = startLineAt(bytes, start, end) !== START_LINE.no;
    if (isStart && !main.run.memory.isSip) return this.#begin(sequence, bytes, start, end);
    if (isStart) this.#early ??= new TcpSequencer(sequence, this.#output, this.#ends);
    const early = this.#early;
    if (early === null || distance(sequence, early.run.first) < 0) {
      this.#unknown.add(sequence, bytes, start, end, this.#output.at);
      return;
    }
    early.data(sequence, bytes, start, end);
    if (early.isRejected) this.#dropEarly();
    else if (early.run.next === main.run.first) {
      main.run.first = early.run.first;
      this.#dropEarly();
    } else if (!isStart) return;
    this.#takeHeld(this.#unknown.takeAll());
  }

  #dropEarly(): void {
    this.#early?.close();
    this.#early = null;
  }
}

function isFar(ahead: number): boolean {
  return ahead > MOST_AHEAD || ahead < -MOST_BEHIND;
}
