import type { Carrier } from '../carriers.ts';
import type { ConnectionAttempt } from './connection-attempt.ts';
import { DIRECTION, type Direction, type FlowKey } from './flow-key.ts';
import { StreamEnds } from './stream-ends.ts';
import type { StreamOutput } from './stream-output.ts';
import { TcpStream } from './tcp-stream.ts';
import type { TlsHandshake } from './tls-handshake.ts';

/** A TCP connection: two streams, and its place in the table that keeps it. */
export class Connection {
  readonly key: FlowKey;
  readonly hash: number;
  /** Microseconds since the epoch: when its newest packet was captured. */
  lastMicros = Number.NaN;
  /** What is inside, when that cannot be opened: known from the first payload of a direction. */
  carrier: Carrier | null = null;
  /** How it was asked for, when it goes to a SIP port and that was seen. */
  attempt: ConnectionAttempt | null = null;
  /** How its TLS handshake goes, when it carries TLS to a SIP port. */
  handshake: TlsHandshake | null = null;
  /** A FIN or RST was seen. */
  isClosing = false;
  readonly #output: StreamOutput;
  readonly #streams: [TcpStream | null, TcpStream | null] = [null, null];
  readonly #hasPayload = [false, false];

  /** Next with the same hash. */
  nextAlike: Connection | null = null;
  /** Neighbours by age: heard of before and after this one. */
  older: Connection | null = null;
  newer: Connection | null = null;

  constructor(key: FlowKey, hash: number, output: StreamOutput) {
    this.key = key;
    this.hash = hash;
    this.#output = output;
  }

  /** The stream of a direction, made when there is none. */
  stream(direction: Direction): TcpStream {
    const side = direction === DIRECTION.first ? 0 : 1;
    return (this.#streams[side] ??= new TcpStream(this.#output, new StreamEnds(this.key, direction)));
  }

  /** The stream of the other direction, if there is one. */
  peer(direction: Direction): TcpStream | null {
    return this.#streams[direction === DIRECTION.first ? 1 : 0];
  }

  /** True the first time that it is asked of a direction. */
  isFirstPayload(direction: Direction): boolean {
    const side = direction === DIRECTION.first ? 0 : 1;
    if (this.#hasPayload[side]) return false;
    return (this.#hasPayload[side] = true);
  }

  /** A SYN began another connection with the same addresses and ports. */
  reopen(): void {
    this.carrier = null;
    this.isClosing = false;
    this.handshake = null;
    this.#hasPayload.fill(false);
  }

  /** A SIP start line was seen in one of its streams. */
  get isSip(): boolean {
    return this.#streams.some((stream) => stream?.isSip);
  }

  /** The streams there are. */
  streams(): TcpStream[] {
    return this.#streams.filter((stream) => stream !== null);
  }
}
