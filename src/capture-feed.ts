import type { OpenInput } from './input/open-input.ts';
import type { PacketDecoder } from './net/packet-decoder.ts';
import { FEED, type Feed, type FeedState } from './payload.ts';
import type { RecordReader } from './pcap/record-reader.ts';

// Bindings of its own: those that cross modules are looked up at each use.
const { item: ITEM } = FEED;

/** What is counted of one input while it is read. */
export class InputCounts {
  packets = 0;
  /** Infinite while no time is known. */
  firstMicros = Number.POSITIVE_INFINITY;
  lastMicros = Number.NEGATIVE_INFINITY;

  add(micros: number): void {
    this.packets++;
    this.see(micros);
  }

  see(micros: number): void {
    // Comparisons with an unknown time are false.
    if (micros > this.lastMicros) this.lastMicros = micros;
    if (micros < this.firstMicros) this.firstMicros = micros;
  }
}

export interface CaptureFeedOptions {
  source: OpenInput;
  reader: RecordReader;
  decoder: PacketDecoder;
  counts: InputCounts;
  /** Index of the input. */
  input: number;
}

/** The packets of one capture, handed to the packet decoder one by one. */
export class CaptureFeed implements Feed {
  timeMicros = Number.NaN;
  readonly #source: OpenInput;
  readonly #reader: RecordReader;
  readonly #decoder: PacketDecoder;
  readonly #counts: InputCounts;
  readonly #input: number;
  #peeked: FeedState | null = null;

  constructor({ source, reader, decoder, counts, input }: CaptureFeedOptions) {
    this.#source = source;
    this.#reader = reader;
    this.#decoder = decoder;
    this.#counts = counts;
    this.#input = input;
  }

  /** Looks at the first packet, which the first `next` then finds again. */
  async peek(): Promise<void> {
    let state = this.next();
    while (state === FEED.more) {
      await this.fill();
      state = this.next();
    }
    this.#peeked = state;
  }

  next(): FeedState {
    if (this.#peeked !== null) return this.#takePeeked(this.#peeked);
    const state = this.#reader.next();
    if (state === ITEM) this.timeMicros = this.#reader.cursor.timeMicros;
    return state;
  }

  emit(): void {
    this.#counts.add(this.timeMicros);
    this.#decoder.decode(this.#reader.cursor, this.#input);
  }

  fill(): Promise<void> {
    return this.#source.window.fill(this.#reader.wanted);
  }

  bytesRead(): number {
    return this.#source.bytesRead();
  }

  close(): void {
    this.#source.close();
  }

  #takePeeked(state: FeedState): FeedState {
    this.#peeked = null;
    return state;
  }
}
