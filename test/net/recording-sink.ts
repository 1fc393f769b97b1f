import { NoteLog } from '../../src/note.ts';
import { PacketDecoder } from '../../src/net/packet-decoder.ts';
import type { Payload, PayloadSink, StreamMemory } from '../../src/payload.ts';
import type { TransportEvent } from '../../src/transport-event.ts';
import { Endpoints } from '../../src/util/endpoints.ts';

/** What was handed over, with its bytes as Latin-1. */
export interface Recorded {
  text: string;
  source: string | null;
  destination: string | null;
  timeMicros: number;
  input: number;
  frame: number;
  cut: boolean;
}

/** Takes SIP messages out of streams by their Content-Length (none: 0), as the message stage does, and keeps all it gets. */
export class RecordingSink implements PayloadSink {
  readonly datagrams: Recorded[] = [];
  /** Messages and, with `last`, what there was of one. */
  readonly messages: Recorded[] = [];
  offers = 0;
  readonly #endpoints: Endpoints;

  constructor(endpoints: Endpoints) {
    this.#endpoints = endpoints;
  }

  datagram(payload: Payload): void {
    this.datagrams.push(this.#record(payload, textOf(payload)));
  }

  stream(payload: Payload, memory: StreamMemory): number {
    this.offers++;
    const text = textOf(payload);
    let at = 0;
    for (;;) {
      while (text[at] === '\r' || text[at] === '\n') at++;
      const head = text.indexOf('\r\n\r\n', at);
      if (head < 0) break;
      memory.isSip = true;
      const length = Number(/^Content-Length: *(\d+)/im.exec(text.slice(at, head))?.[1] ?? 0);
      memory.needed = head + 4 + length - at;
      if (at + memory.needed > text.length) break;
      this.messages.push(this.#record(payload, text.slice(at, at + memory.needed)));
      at += memory.needed;
      memory.needed = 0;
    }
    if (at < text.length) memory.isSip ||= /^(SIP\/2\.0 |\S+ .* SIP\/2\.0\r\n)/.test(text.slice(at));
    if (payload.last && at < text.length) this.messages.push(this.#record(payload, text.slice(at)));
    return at;
  }

  #record(payload: Payload, text: string): Recorded {
    const { timeMicros, input, position: frame, cut } = payload;
    const source = this.#endpoints.text(payload.source);
    const destination = this.#endpoints.text(payload.destination);
    return { text, source, destination, timeMicros, input, frame, cut };
  }
}

function textOf({ bytes, start, end }: Payload): string {
  return Buffer.from(bytes.subarray(start, end)).toString('latin1');
}

/** A decoder with what it needs around it. */
export function decoding(): {
  decoder: PacketDecoder;
  sink: RecordingSink;
  notes: NoteLog;
  endpoints: Endpoints;
  events: TransportEvent[];
} {
  const endpoints = new Endpoints();
  const notes = new NoteLog();
  const sink = new RecordingSink(endpoints);
  const events: TransportEvent[] = [];
  return {
    decoder: new PacketDecoder(sink, { transportEvent: (event) => events.push(event) }, endpoints, notes),
    sink,
    notes,
    endpoints,
    events,
  };
}

/** Codes and counts of one input's notes. */
export function noteCounts(notes: NoteLog, input = 0): Record<string, number> {
  return Object.fromEntries(notes.of(input).map(({ code, count }) => [code, count]));
}
