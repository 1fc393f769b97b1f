import { DEFAULT_LIMITS, type Limits } from '../../limits.ts';
import type { NoteLog } from '../../note.ts';
import type { PayloadSink } from '../../payload.ts';
import type { TransportEventSink } from '../../transport-event.ts';
import type { Endpoints } from '../../util/endpoints.ts';
import { i32, u16 } from '../big-endian.ts';
import type { CapturePoint } from '../capture-point.ts';
import { carrierOfStream, noteCarrier } from '../carriers.ts';
import { noteCutShort } from '../cut-short.ts';
import type { IpPacket } from '../ip/ip-packet.ts';
import { Connection } from './connection.ts';
import { ConnectionTable } from './connection-table.ts';
import { ConnectionWatch } from './connection-watch.ts';
import { FlowKey, type Direction } from './flow-key.ts';
import { StreamOutput } from './stream-output.ts';
import type { TcpStream } from './tcp-stream.ts';
import { TlsWatch } from './tls-watch.ts';

const FIN = 1;
const SYN = 2;
const RST = 4;
const ACK = 16;

const GAP_MICROS = 3_000_000;
const IDLE_MICROS = 600_000_000;

/** TCP (RFC 9293): the bytes of every stream that may be SIP, in order. The checksum is not checked. */
export class TcpDecoder {
  readonly #output: StreamOutput;
  readonly #notes: NoteLog;
  readonly #connections = new ConnectionTable();
  readonly #ends: ConnectionWatch;
  readonly #tls: TlsWatch;
  readonly #key = new FlowKey();
  /** Streams that wait for something, longest first: since when, and how far they were. */
  readonly #waiting = new Map<TcpStream, { sinceMicros: number; progress: number }>();

  readonly #most: Pick<Limits, 'tcpConnections' | 'tcpBytes'>;

  /** @param most connections that are known, and bytes that all streams together hold */
  constructor(
    sink: PayloadSink,
    events: TransportEventSink,
    endpoints: Endpoints,
    notes: NoteLog,
    most: Pick<Limits, 'tcpConnections' | 'tcpBytes'> = DEFAULT_LIMITS,
  ) {
    this.#most = most;
    this.#output = new StreamOutput(sink, endpoints, notes);
    this.#notes = notes;
    this.#ends = new ConnectionWatch(events, endpoints);
    this.#tls = new TlsWatch(events, endpoints);
  }

  /** Bytes held at present. */
  get heldBytes(): number {
    return this.#output.held.count;
  }

  /** Connections known at present. */
  get connections(): number {
    return this.#connections.size;
  }

  decode(packet: IpPacket, at: CapturePoint): void {
    const { bytes, start, end } = packet;
    if (start + 20 > end) return;
    const body = start + ((bytes[start + 12]! >>> 4) << 2);
    const flags = bytes[start + 13]! & (FIN | SYN | RST | ACK);
    if (body < start + 20 || body > end) return;
    // Most packets without payload only acknowledge, which matters to streams with a gap alone.
    if (body === end && (flags & ~ACK) === 0 && this.#waiting.size === 0) return;
    this.#output.at = at;
    const connection = this.#connectionOf(packet, body < end || (flags & SYN) !== 0);
    if (connection === null) return;
    connection.lastMicros = at.timeMicros;
    const direction = connection.key.directionOf(this.#key);
    if ((flags & ~ACK) !== 0) this.#ends.see(connection, direction, packet, flags, at);
    if ((flags & SYN) !== 0) this.#open(connection, direction, packet, flags);
    if (body < end && this.#isReadable(connection, direction, packet, body))
      this.#data(connection, direction, packet, body);
    if (connection.handshake !== null && (flags & (FIN | RST)) !== 0) this.#tls.close(connection, direction, at);
    if (connection.carrier === null) this.#control(connection, direction, packet, body, flags);
    if (this.heldBytes > this.#most.tcpBytes) this.#release();
  }

  /** Gives up what has waited too long, by the clock of the input. */
  expire(nowMicros: number): void {
    this.#ends.expire(nowMicros);
    for (const [stream, { sinceMicros }] of this.#waiting) {
      if (!(nowMicros - sinceMicros >= GAP_MICROS)) break;
      this.#giveUpGap(stream);
    }
    for (let idle = this.#connections.oldest; idle !== null; idle = this.#connections.oldest) {
      if (!(nowMicros - idle.lastMicros >= IDLE_MICROS)) break;
      this.#remove(idle);
    }
  }

  /** Hands on all that is there: the input has ended. */
  finish(): void {
    const unwatched = this.#ends.overflow + this.#tls.overflow;
    const detail = (): string =>
      `${unwatched} times a port failed of which it will not be told that it works again: there are too many.`;
    if (unwatched > 0) this.#notes.add(this.#output.at.input, 'connections-limit', null, detail);
    for (let next = this.#connections.oldest; next !== null; next = this.#connections.oldest) this.#remove(next);
  }

  #connectionOf(packet: IpPacket, mayAdd: boolean): Connection | null {
    const { bytes, start } = packet;
    const key = this.#key;
    key.read(packet, u16(bytes, start), u16(bytes, start + 2));
    const hash = key.hash();
    const known = this.#connections.find(key, hash);
    if (known !== null) {
      this.#connections.touch(known);
      return known;
    }
    if (!mayAdd) return null;
    if (this.#connections.size >= this.#most.tcpConnections) this.#evict();
    const connection = new Connection(key.copy(), hash, this.#output);
    this.#connections.add(connection);
    return connection;
  }

  #open(connection: Connection, direction: Direction, packet: IpPacket, flags: number): void {
    const origin = (i32(packet.bytes, packet.start + 4) + 1) | 0;
    const stream = connection.stream(direction);
    // The client's SYN begins both directions anew, the server's, which acknowledges it, its own.
    if ((flags & ACK) === 0 && stream.isReopenedBy(origin)) {
      connection.peer(direction)?.close();
      connection.reopen();
    }
    stream.open(origin);
    this.#keepWaiting(stream);
  }

  /** False for what is inside another protocol, which is counted. */
  #isReadable(connection: Connection, direction: Direction, packet: IpPacket, body: number): boolean {
    const { bytes, start, end } = packet;
    if (connection.carrier === null && connection.isFirstPayload(direction))
      connection.carrier = carrierOfStream(bytes, body, end);
    if (connection.carrier === null) return true;
    const { input, frame } = this.#output.at;
    const port = Math.min(u16(bytes, start), u16(bytes, start + 2));
    noteCarrier(this.#notes, connection.carrier, input, frame, port);
    if (connection.carrier === 'tls') this.#tls.data(connection, direction, packet, body, this.#output.at);
    return false;
  }

  #data(connection: Connection, direction: Direction, packet: IpPacket, body: number): void {
    const { bytes, end, missing } = packet;
    const stream = connection.stream(direction);
    const sequence = firstSequence(packet);
    stream.data(sequence, bytes, body, end);
    if (missing > 0) {
      stream.lose((sequence + end - body) | 0, missing);
      if (stream.isSip) noteCutShort(this.#notes, this.#output.at.input, this.#output.at.frame);
    }
    this.#keepWaiting(stream);
  }

  #control(connection: Connection, direction: Direction, packet: IpPacket, body: number, flags: number): void {
    const peer = connection.peer(direction);
    if ((flags & ACK) !== 0 && peer !== null && peer.isWaiting) {
      peer.acknowledged(i32(packet.bytes, packet.start + 8));
      this.#keepWaiting(peer);
    }
    if ((flags & RST) !== 0) {
      for (const stream of connection.streams()) {
        stream.flush();
        this.#keepWaiting(stream);
      }
    } else if ((flags & FIN) !== 0) {
      const stream = connection.stream(direction);
      stream.end((firstSequence(packet) + packet.end + packet.missing - body) | 0);
      this.#keepWaiting(stream);
    }
  }

  /** Keeps the list of waiting streams right. One that gets on but still waits begins to wait anew. */
  #keepWaiting(stream: TcpStream): void {
    if (!stream.isWaiting) {
      if (this.#waiting.size > 0) this.#waiting.delete(stream);
      return;
    }
    const { progress } = stream;
    if (this.#waiting.get(stream)?.progress === progress) return;
    this.#waiting.delete(stream);
    this.#waiting.set(stream, { sinceMicros: this.#output.at.timeMicros, progress });
  }

  #giveUpGap(stream: TcpStream): void {
    this.#waiting.delete(stream);
    stream.giveUpGap();
    this.#keepWaiting(stream);
  }

  /** Makes room for bytes: first from the stream that has waited longest, then from the stalest connection. */
  #release(): void {
    for (const stream of this.#waiting.keys()) {
      if (this.heldBytes <= this.#most.tcpBytes) return;
      this.#noteEvicted();
      stream.close();
      this.#waiting.delete(stream);
    }
    while (this.heldBytes > this.#most.tcpBytes) this.#evict();
  }

  #evict(): void {
    const { oldest } = this.#connections;
    if (oldest === null) return;
    if (oldest.isSip) this.#noteEvicted();
    this.#remove(oldest);
  }

  #remove(connection: Connection): void {
    this.#ends.forget(connection);
    for (const stream of connection.streams()) {
      stream.close();
      this.#waiting.delete(stream);
    }
    this.#connections.remove(connection);
  }

  #noteEvicted(): void {
    this.#output.note('tcp-streams-evicted', 'Too many TCP streams at once: the stalest were given up.', true);
  }
}

/** Of the first payload byte: a SYN takes one itself. */
function firstSequence(packet: IpPacket): number {
  const { bytes, start } = packet;
  return (i32(bytes, start + 4) + ((bytes[start + 13]! & SYN) !== 0 ? 1 : 0)) | 0;
}
