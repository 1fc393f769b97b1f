import type { TlsReason, TransportEventSink } from '../../transport-event.ts';
import type { Endpoints } from '../../util/endpoints.ts';
import { u16 } from '../big-endian.ts';
import type { CapturePoint } from '../capture-point.ts';
import type { IpPacket } from '../ip/ip-packet.ts';
import { isSipPort } from '../sip-port.ts';
import type { Connection } from './connection.ts';
import { DIRECTION, type Direction } from './flow-key.ts';
import { TlsHandshake, type TlsEnd } from './tls-handshake.ts';

/** Servers with which it failed, of which it is told when it works again. */
const MOST_FAILED = 1024;

/** Tells of TLS handshakes on SIP ports that end before they come about. */
export class TlsWatch {
  readonly #events: TransportEventSink;
  readonly #endpoints: Endpoints;
  /** Endpoint ids. */
  readonly #failed = new Set<number>();
  /** Failures of servers that found no room among these. */
  overflow = 0;

  constructor(events: TransportEventSink, endpoints: Endpoints) {
    this.#events = events;
    this.#endpoints = endpoints;
  }

  /** Payload of a connection that carries TLS. @param body offset of the payload */
  data(connection: Connection, direction: Direction, packet: IpPacket, body: number, at: CapturePoint): void {
    const { handshake } = connection;
    if (handshake === null) {
      const { bytes, start } = packet;
      if (!isSipPort(u16(bytes, start)) && !isSipPort(u16(bytes, start + 2))) return;
      connection.handshake = new TlsHandshake();
      this.data(connection, direction, packet, body, at);
      return;
    }
    if (handshake.isOver) return;
    const isByClient = direction === clientOf(connection);
    const ended = handshake.data(isByClient, packet, body);
    if (ended !== null) this.#tell(connection, ended, isByClient, at);
    else if (handshake.isOver && this.#failed.size > 0) this.#works(connection, at);
  }

  /** A FIN or RST. */
  close(connection: Connection, direction: Direction, at: CapturePoint): void {
    const isByClient = direction === clientOf(connection);
    const ended = connection.handshake?.close(isByClient) ?? null;
    if (ended !== null) this.#tell(connection, ended, isByClient, at);
  }

  #works(connection: Connection, at: CapturePoint): void {
    if (this.#failed.delete(this.#server(connection))) this.#event(connection, 'established', 0, false, at);
  }

  #tell(connection: Connection, ended: TlsEnd, isByClient: boolean, at: CapturePoint): void {
    const server = this.#server(connection);
    if (this.#failed.size < MOST_FAILED) this.#failed.add(server);
    else if (!this.#failed.has(server)) this.overflow++;
    this.#event(connection, ended.reason, ended.reason === 'alert' ? ended.alert : 0, isByClient, at);
  }

  #event(
    connection: Connection,
    reason: TlsReason,
    alert: number,
    isByClient: boolean,
    { timeMicros, input, frame }: CapturePoint,
  ): void {
    const { key } = connection;
    const isFirst = clientOf(connection) === DIRECTION.first;
    const source = isFirst ? key.source(this.#endpoints) : key.destination(this.#endpoints);
    const destination = this.#server(connection);
    this.#events.transportEvent({
      kind: 'tls',
      reason,
      alert,
      source,
      destination,
      isByClient,
      timeMicros,
      input,
      frame,
    });
  }

  #server(connection: Connection): number {
    const { key } = connection;
    return clientOf(connection) === DIRECTION.first ? key.destination(this.#endpoints) : key.source(this.#endpoints);
  }
}

/** Which way the client sends: as its SYN went, else to the SIP port. */
function clientOf({ attempt, key }: Connection): Direction {
  if (attempt !== null) return attempt.direction;
  return isSipPort(key.destinationPort) ? DIRECTION.first : DIRECTION.other;
}
