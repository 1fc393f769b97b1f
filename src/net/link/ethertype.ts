import { u16 } from '../big-endian.ts';

const ETHERTYPE = {
  ipv4: 0x0800,
  ipv6: 0x86dd,
  vlan: 0x8100,
  serviceVlan: 0x88a8,
  oldServiceVlan: 0x9100, // Unofficial, used before 802.1ad
  mpls: 0x8847,
  pppoeSession: 0x8864,
} as const;

const PPP_IPV4 = 0x0021;
const PPP_IPV6 = 0x0057;
const MPLS_BOTTOM_OF_STACK = 1;

/**
 * Finds IP behind an EtherType: directly, or behind VLAN tags, an MPLS stack or a PPPoE session header in any nesting.
 * @param at offset of the EtherType
 * @returns offset of the IP header, or -1
 */
export function ipBehindEthertype(bytes: Uint8Array, at: number, end: number): number {
  while (at + 2 <= end) {
    switch (u16(bytes, at)) {
      case ETHERTYPE.ipv4:
      case ETHERTYPE.ipv6:
        return at + 2;
      case ETHERTYPE.vlan:
      case ETHERTYPE.serviceVlan:
      case ETHERTYPE.oldServiceVlan:
        at += 4;
        break;
      case ETHERTYPE.mpls:
        return ipBehindMpls(bytes, at + 2, end);
      case ETHERTYPE.pppoeSession:
        return ipBehindPppoe(bytes, at + 2, end);
      default:
        return -1;
    }
  }
  return -1;
}

/** RFC 3032 2.1. What follows the stack is not named; its first nibble tells IP from the rest (RFC 4928 3). */
function ipBehindMpls(bytes: Uint8Array, at: number, end: number): number {
  while (at + 4 <= end) {
    const isBottom = bytes[at + 2]! & MPLS_BOTTOM_OF_STACK;
    at += 4;
    if (isBottom) return at;
  }
  return -1;
}

/** RFC 2516 4: six bytes of session header, then the PPP protocol number. */
function ipBehindPppoe(bytes: Uint8Array, at: number, end: number): number {
  if (at + 8 > end) return -1;
  const protocol = u16(bytes, at + 6);
  return protocol === PPP_IPV4 || protocol === PPP_IPV6 ? at + 8 : -1;
}
