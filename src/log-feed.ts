import type { InputCounts } from './capture-feed.ts';
import type { OpenInput } from './input/open-input.ts';
import type { EventSink } from './log-event.ts';
import { LOCAL, type LogEnd } from './logs/dialect.ts';
import type { LogMessage } from './logs/log-item.ts';
import { LogClock } from './logs/log-clock.ts';
import { LogReader } from './logs/log-reader.ts';
import { DIALECTS } from './logs/registry.ts';
import type { LogSettings } from './log-settings.ts';
import type { NoteLog } from './note.ts';
import { FEED, type Feed, type FeedState, Payload, type PayloadSink } from './payload.ts';
import { type Endpoints, LOCAL_ENDPOINT } from './util/endpoints.ts';

export interface LogFeedOptions {
  source: OpenInput;
  reader: LogReader;
  sink: PayloadSink;
  events: EventSink;
  endpoints: Endpoints;
  counts: InputCounts;
  /** Index of the input. */
  input: number;
}

/** The feed of one log. */
export function logFeedOf(options: Omit<LogFeedOptions, 'reader'> & { notes: NoteLog; logs: LogSettings }): LogFeed {
  const { source, input, notes, logs } = options;
  const { as, zone, year, nowMicros } = logs;
  const lastChangeMicros = source.lastChangeMicros ?? nowMicros;
  const clock = new LogClock({ zone, year, lastChangeMicros, notes, input });
  const dialects = as === undefined ? DIALECTS : DIALECTS.filter(({ name }) => name === as);
  return new LogFeed({ ...options, reader: new LogReader({ window: source.window, notes, input, clock, dialects }) });
}

/** The messages and events of one log, handed on one by one. */
export class LogFeed implements Feed {
  timeMicros = Number.NaN;
  readonly #options: LogFeedOptions;
  readonly #payload = new Payload();
  #peeked: FeedState | null = null;

  constructor(options: LogFeedOptions) {
    this.#options = options;
    this.#payload.input = options.input;
    this.#payload.positionIsLine = true;
  }

  /** Looks at the first item, which the first `next` then finds again. */
  async peek(): Promise<void> {
    let state = this.next();
    while (state === FEED.more) {
      await this.fill();
      state = this.next();
    }
    this.#peeked = state;
  }

  get reader(): LogReader {
    return this.#options.reader;
  }

  next(): FeedState {
    const { reader } = this.#options;
    const state = this.#peeked ?? reader.next();
    this.#peeked = null;
    // The last moment that its time may mean: a capture of the same traffic, which tells it better, comes first.
    if (state === FEED.item) this.timeMicros = reader.item.timeMicros + reader.unitMicros - 1;
    return state;
  }

  emit(): void {
    const { reader, counts, events } = this.#options;
    const { item } = reader;
    counts.see(item.timeMicros);
    if (item.kind === 'event') events.event(item.event);
    else this.#emitMessage(item);
  }

  #emitMessage(item: LogMessage): void {
    const payload = this.#payload;
    const { leadIn } = item;
    payload.bytes = item.bytes;
    payload.start = 0;
    payload.end = item.length;
    payload.timeMicros = item.timeMicros;
    payload.unitMicros = item.unitMicros;
    payload.isSending = leadIn.isRetransmission || (item.dialect?.writesOnce ?? false);
    payload.source = this.#endpoint(leadIn.source);
    payload.destination = this.#endpoint(leadIn.destination);
    payload.transport = leadIn.transport;
    payload.position = item.line;
    payload.cut = item.isCut;
    this.#options.sink.datagram(payload);
  }

  #endpoint(end: LogEnd): number {
    if (end === null) return 0;
    if (end === LOCAL) return LOCAL_ENDPOINT;
    return this.#options.endpoints.ofText(end.host, end.port);
  }

  fill(): Promise<void> {
    return this.#options.reader.fill();
  }

  bytesRead(): number {
    return this.#options.source.bytesRead();
  }

  close(): void {
    this.#options.source.close();
  }
}
