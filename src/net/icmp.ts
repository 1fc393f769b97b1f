import type { IcmpReason, TransportEventSink } from '../transport-event.ts';
import type { Endpoints } from '../util/endpoints.ts';
import { u16 } from './big-endian.ts';
import type { CapturePoint } from './capture-point.ts';
import { destinationEndpoint, sourceEndpoint } from './ip/ip-endpoints.ts';
import { IP_PROTOCOL, IpPacket } from './ip/ip-packet.ts';
import { readIp } from './ip/read-ip.ts';
import { isSipPort } from './sip-port.ts';
import { beginsLikeSip } from './text.ts';

const HEADER_LENGTH = 8;
const UDP_HEADER_LENGTH = 8;

/** By type and code (RFC 792; RFC 1812 5.2.7.1). */
const V4: Readonly<Record<string, IcmpReason>> = {
  '3 0': 'network-unreachable',
  '3 1': 'host-unreachable',
  '3 2': 'protocol-unreachable',
  '3 3': 'port-unreachable',
  '3 4': 'packet-too-big',
  '3 6': 'network-unreachable',
  '3 7': 'host-unreachable',
  '3 9': 'prohibited',
  '3 10': 'prohibited',
  '3 13': 'prohibited',
  '11 0': 'time-exceeded',
};
/** RFC 4443 3. */
const V6: Readonly<Record<string, IcmpReason>> = {
  '1 0': 'network-unreachable',
  '1 1': 'prohibited',
  '1 3': 'host-unreachable',
  '1 4': 'port-unreachable',
  '2 0': 'packet-too-big',
  '3 0': 'time-exceeded',
};

/** ICMP and ICMPv6: errors that quote a SIP request or response tell why nothing comes back. Everything else is passed over. */
export class IcmpDecoder {
  readonly #sink: TransportEventSink;
  readonly #endpoints: Endpoints;
  readonly #quoted = new IpPacket();

  constructor(sink: TransportEventSink, endpoints: Endpoints) {
    this.#sink = sink;
    this.#endpoints = endpoints;
  }

  decode(packet: IpPacket, at: CapturePoint): void {
    const { bytes, start, end } = packet;
    if (start + HEADER_LENGTH > end) return;
    const reason = (packet.isV6 ? V6 : V4)[`${bytes[start]} ${bytes[start + 1]}`];
    if (reason === undefined) return;
    const quoted = this.#quoted;
    if (!readIp(quoted, bytes, start + HEADER_LENGTH, end) || !isSip(quoted)) return;
    const source = sourceEndpoint(this.#endpoints, quoted, u16(bytes, quoted.start));
    const destination = destinationEndpoint(this.#endpoints, quoted, u16(bytes, quoted.start + 2));
    const reporter = sourceEndpoint(this.#endpoints, packet, 0);
    this.#sink.transportEvent({
      kind: 'icmp',
      reason,
      reporter: this.#endpoints.host(reporter) ?? '?',
      isByDestination: this.#endpoints.sameHost(reporter, destination),
      source,
      destination,
      timeMicros: at.timeMicros,
      input: at.input,
      frame: at.frame,
    });
  }
}

/** Routers need quote no more than the ports: then these tell. */
function isSip({ protocol, bytes, start, end, fragmentOffset, isFragment }: IpPacket): boolean {
  if (start + 4 > end || (isFragment && fragmentOffset > 0)) return false;
  const byPort = isSipPort(u16(bytes, start)) || isSipPort(u16(bytes, start + 2));
  if (protocol === IP_PROTOCOL.tcp) return byPort;
  if (protocol !== IP_PROTOCOL.udp) return false;
  const body = start + UDP_HEADER_LENGTH;
  return body + 4 > end ? byPort : beginsLikeSip(bytes, body, end);
}
