import type { NoteLog } from '../../note.ts';
import { Payload, TRANSPORT, type PayloadSink, type StreamMemory } from '../../payload.ts';
import type { Endpoints } from '../../util/endpoints.ts';
import type { CapturePoint } from '../capture-point.ts';
import { HeldBytes } from './held-bytes.ts';
import type { StreamEnds } from './stream-ends.ts';

/** What all TCP streams of a run share: the way out, the packet at hand, the bytes held. */
export class StreamOutput {
  readonly notes: NoteLog;
  readonly held = new HeldBytes();
  /** The packet whose bytes are handed on. */
  at: CapturePoint = { input: 0, frame: 0, timeMicros: Number.NaN };
  readonly #sink: PayloadSink;
  readonly #endpoints: Endpoints;
  readonly #payload = new Payload();

  constructor(sink: PayloadSink, endpoints: Endpoints, notes: NoteLog) {
    this.#sink = sink;
    this.#endpoints = endpoints;
    this.notes = notes;
    this.#payload.transport = TRANSPORT.tcp;
  }

  note(code: string, detail: string | (() => string), damage: boolean): void {
    this.notes.add(this.at.input, code, { frame: this.at.frame }, detail, damage);
  }

  /**
   * Hands in-order bytes on.
   * @param last nothing will follow them without a gap
   * @param cut something that did follow them is missing
   * @returns how many are dealt with
   */
  offer(
    ends: StreamEnds,
    memory: StreamMemory,
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
    cut: boolean,
  ): number {
    ends.resolve(this.#endpoints);
    const payload = this.#payload;
    payload.bytes = bytes;
    payload.start = start;
    payload.end = end;
    payload.timeMicros = this.at.timeMicros;
    payload.source = ends.source;
    payload.destination = ends.destination;
    payload.input = this.at.input;
    payload.position = this.at.frame;
    payload.last = last;
    payload.cut = cut;
    const taken = this.#sink.stream(payload, memory);
    return Math.min(Math.max(taken, 0), end - start);
  }
}
