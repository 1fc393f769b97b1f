import type { Endpoints } from '../../util/endpoints.ts';
import { i32 } from '../big-endian.ts';
import type { IpPacket } from '../ip/ip-packet.ts';

const MAPPED_V4 = 0xffff;

/** Which way a packet goes: as the connection's first one, the other way, or not on this connection at all. */
export const DIRECTION = { none: -1, first: 0, other: 1 } as const;
export type Direction = (typeof DIRECTION)[keyof typeof DIRECTION];

/**
 * The addresses and ports of a TCP packet as words, IPv4 as in ::ffff:0:0/96. Streams are found by these, so that only
 * those with SIP in them take up room in `Endpoints`.
 */
export class FlowKey {
  s0 = 0;
  s1 = 0;
  s2 = 0;
  s3 = 0;
  sourcePort = 0;
  d0 = 0;
  d1 = 0;
  d2 = 0;
  d3 = 0;
  destinationPort = 0;

  read(packet: IpPacket, sourcePort: number, destinationPort: number): void {
    const { bytes, addresses: at } = packet;
    this.sourcePort = sourcePort;
    this.destinationPort = destinationPort;
    if (packet.isV6) {
      this.s0 = i32(bytes, at);
      this.s1 = i32(bytes, at + 4);
      this.s2 = i32(bytes, at + 8);
      this.s3 = i32(bytes, at + 12);
      this.d0 = i32(bytes, at + 16);
      this.d1 = i32(bytes, at + 20);
      this.d2 = i32(bytes, at + 24);
      this.d3 = i32(bytes, at + 28);
    } else {
      this.s0 = this.s1 = this.d0 = this.d1 = 0;
      this.s2 = this.d2 = MAPPED_V4;
      this.s3 = i32(bytes, at);
      this.d3 = i32(bytes, at + 4);
    }
  }

  copy(): FlowKey {
    return Object.assign(new FlowKey(), this);
  }

  /** The same for both directions. */
  hash(): number {
    const source = mix(this.s0, this.s1, this.s2, this.s3, this.sourcePort);
    return (source + mix(this.d0, this.d1, this.d2, this.d3, this.destinationPort)) | 0;
  }

  /** Which way `other` goes on the connection that this key names. */
  directionOf(other: FlowKey): Direction {
    if (
      this.s3 === other.s3 &&
      this.d3 === other.d3 &&
      this.sourcePort === other.sourcePort &&
      this.destinationPort === other.destinationPort &&
      this.s0 === other.s0 &&
      this.s1 === other.s1 &&
      this.s2 === other.s2 &&
      this.d0 === other.d0 &&
      this.d1 === other.d1 &&
      this.d2 === other.d2
    )
      return DIRECTION.first;
    const isReversed =
      this.s3 === other.d3 &&
      this.d3 === other.s3 &&
      this.sourcePort === other.destinationPort &&
      this.destinationPort === other.sourcePort &&
      this.s0 === other.d0 &&
      this.s1 === other.d1 &&
      this.s2 === other.d2 &&
      this.d0 === other.s0 &&
      this.d1 === other.s1 &&
      this.d2 === other.s2;
    return isReversed ? DIRECTION.other : DIRECTION.none;
  }

  source(endpoints: Endpoints): number {
    return endpointOf(endpoints, this.s0, this.s1, this.s2, this.s3, this.sourcePort);
  }

  destination(endpoints: Endpoints): number {
    return endpointOf(endpoints, this.d0, this.d1, this.d2, this.d3, this.destinationPort);
  }
}

function endpointOf(endpoints: Endpoints, a: number, b: number, c: number, d: number, port: number): number {
  if (a === 0 && b === 0 && c === MAPPED_V4) return endpoints.v4(d, port);
  const address = new DataView(new ArrayBuffer(16));
  for (const [i, word] of [a, b, c, d].entries()) address.setInt32(4 * i, word);
  return endpoints.v6(new Uint8Array(address.buffer), 0, port);
}

function mix(a: number, b: number, c: number, d: number, port: number): number {
  const words =
    Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
  const h = Math.imul((words ^ (words >>> 15)) + port, 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
