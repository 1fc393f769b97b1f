import { i32, u16 } from '../big-endian.ts';
import { IP_PROTOCOL, type IpPacket } from './ip-packet.ts';

const MORE_FRAGMENTS = 1;
const HEADER_LENGTH = 40;

/** RFC 8200 3. */
export function readIpv6(packet: IpPacket, bytes: Uint8Array, at: number, end: number): boolean {
  const start = at + HEADER_LENGTH;
  if (start > end) return false;
  const payloadLength = u16(bytes, at + 4);
  // 0: a jumbogram (RFC 2675), or segmentation offload.
  const wireEnd = payloadLength === 0 ? end : start + payloadLength;
  packet.bytes = bytes;
  packet.isV6 = true;
  packet.addresses = at + 8;
  packet.protocol = bytes[at + 6]!;
  packet.start = start;
  packet.missing = wireEnd > end ? wireEnd - end : 0;
  packet.end = wireEnd < end ? wireEnd : end;
  packet.isFragment = false;
  return skipExtensionHeaders(packet);
}

/**
 * Moves `start` and `protocol` behind the extension headers (RFC 8200 4), at most to the payload of a fragment.
 * @returns false when a header is cut short
 */
export function skipExtensionHeaders(packet: IpPacket): boolean {
  const { bytes, end } = packet;
  for (;;) {
    const at = packet.start;
    let length = 8;
    switch (packet.protocol) {
      case IP_PROTOCOL.hopByHop:
      case IP_PROTOCOL.routing:
      case IP_PROTOCOL.destinationOptions:
        if (at + 8 > end) return false;
        length = (bytes[at + 1]! + 1) << 3;
        break;
      case IP_PROTOCOL.authentication: // RFC 4302 2.2 counts in words of four bytes
        if (at + 8 > end) return false;
        length = (bytes[at + 1]! + 2) << 2;
        break;
      case IP_PROTOCOL.fragment:
        if (at + 8 > end) return false;
        packet.moreFragments = (bytes[at + 3]! & MORE_FRAGMENTS) !== 0;
        packet.fragmentOffset = u16(bytes, at + 2) & 0xfff8;
        packet.fragmentId = i32(bytes, at + 4);
        // Not so for an "atomic" fragment, which is the whole datagram (RFC 6946).
        packet.isFragment = packet.moreFragments || packet.fragmentOffset > 0;
        break;
      default:
        return true;
    }
    packet.protocol = bytes[at]!;
    packet.start = at + length;
    if (packet.start > end) return false;
    if (packet.isFragment) return true;
  }
}
