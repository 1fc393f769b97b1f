import type { Endpoints } from '../../util/endpoints.ts';
import { i32 } from '../big-endian.ts';
import type { IpPacket } from './ip-packet.ts';

/** The endpoint that sent a packet. @param port from the transport header */
export function sourceEndpoint(endpoints: Endpoints, packet: IpPacket, port: number): number {
  return endpointAt(endpoints, packet, packet.addresses, port);
}

/** The endpoint that a packet was sent to. @param port from the transport header */
export function destinationEndpoint(endpoints: Endpoints, packet: IpPacket, port: number): number {
  return endpointAt(endpoints, packet, packet.addresses + (packet.isV6 ? 16 : 4), port);
}

function endpointAt(endpoints: Endpoints, packet: IpPacket, at: number, port: number): number {
  return packet.isV6 ? endpoints.v6(packet.bytes, at, port) : endpoints.v4(i32(packet.bytes, at), port);
}
