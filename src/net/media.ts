import { u16 } from './big-endian.ts';
import { isSipPort } from './sip-port.ts';

// Numbers of its own, and no calls: both cost more than the comparisons.
const UDP = 17;
const SIP_PORT_START = 5060 >> 8;
/** Of the first of the two bytes. */
const MORE_FRAGMENTS_OR_OFFSET = 0x3f;
/** The first two bits of RTP and RTCP: version 2 (RFC 3550 5.1). No byte of text has them. */
const VERSION_BITS = 0xc0;
const VERSION_2 = 0x80;

/**
 * Whether a packet is surely RTP or RTCP, or like it: whole, over UDP, on no SIP port, with their version bits. Nearly all
 * packets of a trunk are, so this is the shortest way to say so.
 * @param at offset of the IP header
 */
export function isMedia(bytes: Uint8Array, at: number, end: number): boolean {
  const first = bytes[at]!;
  let udp = at + 20;
  if (first === 0x45) {
    if (bytes[at + 9] !== UDP || ((bytes[at + 6]! & MORE_FRAGMENTS_OR_OFFSET) | bytes[at + 7]!) !== 0) return false;
  } else {
    if ((first & 0xf0) !== 0x60 || bytes[at + 6] !== UDP) return false;
    udp = at + 40;
  }
  if (udp + 8 >= end || (bytes[udp + 8]! & VERSION_BITS) !== VERSION_2) return false;
  // The ports of SIP share their first byte, which one port in 256 has.
  if (bytes[udp] !== SIP_PORT_START && bytes[udp + 2] !== SIP_PORT_START) return true;
  return !isSipPort(u16(bytes, udp)) && !isSipPort(u16(bytes, udp + 2));
}
