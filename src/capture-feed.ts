import type { OpenInput } from './input/open-input.ts';
import type { NoteLog } from './note.ts';
import type { PacketDecoder } from './net/packet-decoder.ts';
import { FEED, type Feed, type FeedState } from './payload.ts';
import { createReader } from './pcap/create-reader.ts';
import type { RecordReader } from './pcap/record-reader.ts';

/** What is counted of one input while it is read. */
export class InputCounts {
  packets = 0;
  firstMicros = Number.NaN;
  lastMicros = Number.NaN;
}

/** The packets of one capture, handed to the packet decoder one by one. */
export class CaptureFeed implements Feed {
  timeMicros = Number.NaN;
  readonly #opened: OpenInput;
  readonly #reader: RecordReader;
  readonly #decoder: PacketDecoder;
  readonly #counts: InputCounts;
  readonly #input: number;

  constructor(
    opened: OpenInput,
    kind: 'pcap' | 'pcapng',
    decoder: PacketDecoder,
    counts: InputCounts,
    notes: NoteLog,
    input: number,
  ) {
    this.#opened = opened;
    this.#reader = createReader(opened.window, kind, notes, input);
    this.#decoder = decoder;
    this.#counts = counts;
    this.#input = input;
  }

  next(): FeedState {
    const state = this.#reader.next();
    if (state === FEED.item) this.timeMicros = this.#reader.cursor.timeMicros;
    return state;
  }

  emit(): void {
    const counts = this.#counts;
    const micros = this.timeMicros;
    counts.packets++;
    if (!(micros >= counts.firstMicros)) counts.firstMicros = Number.isNaN(micros) ? counts.firstMicros : micros;
    if (!(micros <= counts.lastMicros)) counts.lastMicros = Number.isNaN(micros) ? counts.lastMicros : micros;
    this.#decoder.decode(this.#reader.cursor, this.#input);
  }

  fill(): Promise<void> {
    return this.#opened.window.fill(this.#reader.wanted);
  }

  bytesRead(): number {
    return this.#opened.bytesRead();
  }

  close(): void {
    this.#opened.close();
  }
}
