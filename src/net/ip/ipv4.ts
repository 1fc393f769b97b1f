import { u16 } from '../big-endian.ts';
import type { IpPacket } from './ip-packet.ts';

const MORE_FRAGMENTS = 0x2000;
const OFFSET = 0x1fff;

/** RFC 791 3.1. The header checksum is not checked: with offloading it is filled in after the capture. */
export function readIpv4(packet: IpPacket, bytes: Uint8Array, at: number, end: number): boolean {
  if (at + 20 > end) return false;
  const start = at + ((bytes[at]! & 15) << 2);
  const totalLength = u16(bytes, at + 2);
  // 0: segmentation offload, the network card would have filled it in.
  const wireEnd = totalLength === 0 ? end : at + totalLength;
  if (start < at + 20 || start > end || start > wireEnd) return false;
  packet.bytes = bytes;
  packet.isV6 = false;
  packet.addresses = at + 12;
  packet.protocol = bytes[at + 9]!;
  packet.start = start;
  packet.missing = wireEnd > end ? wireEnd - end : 0;
  // What follows the datagram in the frame is padding.
  packet.end = wireEnd < end ? wireEnd : end;
  const fragment = u16(bytes, at + 6) & (MORE_FRAGMENTS | OFFSET);
  packet.isFragment = fragment !== 0;
  if (fragment !== 0) {
    packet.fragmentId = u16(bytes, at + 4);
    packet.fragmentOffset = (fragment & OFFSET) << 3;
    packet.moreFragments = fragment >= MORE_FRAGMENTS;
  }
  return true;
}
