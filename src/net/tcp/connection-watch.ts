import type { TcpReason, TransportEventSink } from '../../transport-event.ts';
import type { Endpoints } from '../../util/endpoints.ts';
import { i32, u16 } from '../big-endian.ts';
import type { CapturePoint } from '../capture-point.ts';
import type { IpPacket } from '../ip/ip-packet.ts';
import { isSipPort } from '../sip-port.ts';
import type { Connection } from './connection.ts';
import { ConnectionAttempt } from './connection-attempt.ts';
import { DIRECTION, type Direction } from './flow-key.ts';

const FIN = 1;
const RST = 4;
const ACK = 16;

/** A SYN comes again after a second (RFC 6298 2.1); what is nearer was only recorded again. */
const LEAST_APART_MICROS = 200_000;
/** With a SYN sent again, and nothing for so long, nobody is there. */
const UNANSWERED_MICROS = 3_000_000;
/** A first SYN by itself says nothing, and is forgotten after a while. */
const FORGOTTEN_MICROS = 30_000_000;
/** Ports that failed, of which it is told when they take connections again. */
const MOST_FAILED = 1024;

/** Tells of connections to SIP ports that do not come about, and of those with SIP on them that are cut off (RFC 9293 3.5). */
export class ConnectionWatch {
  readonly #events: TransportEventSink;
  readonly #endpoints: Endpoints;
  /** Those with a SYN that nothing has come back to, the oldest first. */
  readonly #pending = new Set<Connection>();
  /** Endpoint ids of ports that refused or did not answer, and have not taken a connection since. */
  readonly #failed = new Set<number>();
  /** Failures of ports that found no room among these. */
  overflow = 0;

  constructor(events: TransportEventSink, endpoints: Endpoints) {
    this.#events = events;
    this.#endpoints = endpoints;
  }

  /** A packet with SYN, FIN or RST. */
  see(connection: Connection, direction: Direction, packet: IpPacket, flags: number, at: CapturePoint): void {
    if ((flags & RST) !== 0) this.#reset(connection, direction, packet, flags, at);
    else if ((flags & FIN) !== 0) connection.isClosing = true;
    else if ((flags & ACK) === 0) this.#syn(connection, direction, packet, at);
    else this.#accept(connection, direction, at);
  }

  /** By the clock of the input. */
  expire(nowMicros: number): void {
    for (const connection of this.#pending) {
      const attempt = connection.attempt!;
      const waited = nowMicros - attempt.firstMicros;
      if (!(waited >= UNANSWERED_MICROS)) break;
      if (attempt.syns > 1) this.#unanswered(connection);
      if (attempt.isTold || waited >= FORGOTTEN_MICROS) this.#pending.delete(connection);
    }
  }

  /** The connection is no longer kept. */
  forget(connection: Connection): void {
    if (connection.attempt !== null) this.#pending.delete(connection);
  }

  #syn(connection: Connection, direction: Direction, packet: IpPacket, at: CapturePoint): void {
    if (!isSipPort(u16(packet.bytes, packet.start + 2))) return;
    const sequence = i32(packet.bytes, packet.start + 4);
    const known = connection.attempt;
    if (known === null || known.sequence !== sequence || known.direction !== direction) {
      this.#pending.delete(connection);
      connection.attempt = new ConnectionAttempt(direction, sequence, at);
      connection.isClosing = false;
      this.#pending.add(connection);
    } else if (!known.isAccepted && at.timeMicros - known.lastMicros >= LEAST_APART_MICROS) {
      known.syns++;
      known.lastMicros = at.timeMicros;
    }
  }

  #accept(connection: Connection, direction: Direction, at: CapturePoint): void {
    const { attempt } = connection;
    if (attempt === null || attempt.isAccepted || attempt.direction === direction) return;
    attempt.isAccepted = true;
    this.#pending.delete(connection);
    if (this.#failed.size === 0) return;
    const [, server] = this.#ends(connection, attempt.direction);
    if (this.#failed.delete(server)) this.#tell('accepted', connection, attempt, at);
  }

  #reset(connection: Connection, direction: Direction, packet: IpPacket, flags: number, at: CapturePoint): void {
    const { attempt } = connection;
    if (attempt !== null && !attempt.isAccepted) {
      // A RST that answers a SYN acknowledges it (RFC 9293 3.10.7.1).
      const isAnswer = (flags & ACK) !== 0 && i32(packet.bytes, packet.start + 8) === ((attempt.sequence + 1) | 0);
      if (attempt.direction === direction || !isAnswer) return;
      connection.attempt = null;
      this.#pending.delete(connection);
      this.#tell('refused', connection, attempt, at);
      return;
    }
    if (connection.isClosing || !connection.isSip) return;
    // Who has closed a connection may still be sent something, and answers with RST: once is enough.
    connection.isClosing = true;
    const [source, destination] = this.#ends(connection, direction);
    const { timeMicros, input, frame } = at;
    const shared = { kind: 'tcp', reason: 'reset', firstMicros: timeMicros, syns: 0 } as const;
    this.#events.transportEvent({ ...shared, source, destination, timeMicros, input, frame });
  }

  #unanswered(connection: Connection): void {
    const attempt = connection.attempt!;
    if (attempt.isTold) return;
    attempt.isTold = true;
    const { input, frame, lastMicros: timeMicros } = attempt;
    this.#tell('unanswered', connection, attempt, { input, frame, timeMicros });
  }

  #tell(reason: TcpReason, connection: Connection, attempt: ConnectionAttempt, at: CapturePoint): void {
    const [source, destination] = this.#ends(connection, attempt.direction);
    if (reason !== 'accepted') {
      if (this.#failed.size < MOST_FAILED) this.#failed.add(destination);
      else if (!this.#failed.has(destination)) this.overflow++;
    }
    const { timeMicros, input, frame } = at;
    const { firstMicros, syns } = attempt;
    this.#events.transportEvent({
      kind: 'tcp',
      reason,
      source,
      destination,
      firstMicros,
      syns,
      timeMicros,
      input,
      frame,
    });
  }

  /** Endpoint ids of who sends in a direction, and of the other end. */
  #ends({ key }: Connection, direction: Direction): [source: number, destination: number] {
    const first = key.source(this.#endpoints);
    const other = key.destination(this.#endpoints);
    return direction === DIRECTION.first ? [first, other] : [other, first];
  }
}
