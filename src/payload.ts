/** What carried a payload; the position in `TRANSPORT_NAMES`. */
export const TRANSPORT = { unknown: 0, udp: 1, tcp: 2, tls: 3, sctp: 4, ws: 5, wss: 6 } as const;
export type Transport = (typeof TRANSPORT)[keyof typeof TRANSPORT];
export const TRANSPORT_NAMES = [null, 'UDP', 'TCP', 'TLS', 'SCTP', 'WS', 'WSS'] as const;

/**
 * The seam: one application payload seen once. Nothing after it knows whether the bytes came from a wire or a log.
 * One object is reused for all payloads: it and its bytes are valid only during the call that hands it over.
 */
export class Payload {
  /** Bytes `start` to `end` of `bytes` are the payload; `bytes` is somebody's reused buffer. */
  bytes: Uint8Array = EMPTY;
  start = 0;
  end = 0;
  /** Microseconds since the epoch (a whole number), NaN when unknown. */
  timeMicros = Number.NaN;
  /** Who sent it and who it was sent to: ids of `Endpoints`, 0 when unknown. */
  source = 0;
  destination = 0;
  transport: Transport = TRANSPORT.unknown;
  /** Index of the input, and the frame (capture) or line (log) in it, from 1. */
  input = 0;
  position = 0;
  positionIsLine = false;
  /** The bytes end before the payload did on the wire (snaplen, lost fragment, cut log line). */
  cut = false;
  /** The unit of its time, in microseconds: a million where a log prints whole seconds. */
  unitMicros = 1;
  /** It was sent once more, and not only recorded once more: the log says so, or writes each sending once. */
  isSending = false;
  /** Streams only: nothing more will follow these bytes without a gap, so deal with all of them now. */
  last = false;

  place(): { frame: number } | { line: number } {
    return this.positionIsLine ? { line: this.position } : { frame: this.position };
  }
}

const EMPTY = new Uint8Array(0);

/** What the message stage remembers of one direction of a stream. The transport keeps it and never looks inside but at `needed`. */
export class StreamMemory {
  /** A SIP start line was seen in this stream. */
  isSip = false;
  /** Offer the bytes again only when at least this many are there (0: as soon as there are more). */
  needed = 0;
  /** How many of the bytes offered last are known to hold no end of the headers. */
  searched = 0;
}

/** Who takes the payloads: the message stage. */
export interface PayloadSink {
  /** A whole datagram, or a record of a log that holds one message. */
  datagram(payload: Payload): void;
  /**
   * In-order bytes of one direction of a byte stream.
   * @returns how many of them, from `payload.start`, are dealt with; the rest is offered again with what follows it.
   * Bytes left when `payload.last` is set are dropped.
   */
  stream(payload: Payload, memory: StreamMemory): number;
}

/** What `Feed.next` found. */
export const FEED = { item: 0, more: 1, end: 2 } as const;
export type FeedState = (typeof FEED)[keyof typeof FEED];

/** One input as a sequence of timed items (packets, log records), pulled so that several inputs can be merged by time. */
export interface Feed {
  /** Time of the item under the cursor, microseconds since the epoch; NaN when unknown. */
  timeMicros: number;
  /** Moves to the next item. `more`: call `fill` and try again. */
  next(): FeedState;
  /** Hands the item under the cursor on. */
  emit(): void;
  /** Reads more bytes. */
  fill(): Promise<void>;
  /** How many bytes of the input (as stored, before decompression) have been read. */
  bytesRead(): number;
  close(): void;
}
