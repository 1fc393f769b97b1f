import { ethernetIp } from './ethernet.ts';
import { loopIp, nullIp } from './loopback.ts';
import { cookedIp, cooked2Ip } from './linux-cooked.ts';
import { rawIp } from './raw-ip.ts';

/** What `ipOffset` returns for a link type that it cannot read. */
export const UNKNOWN_LINK = -2;

/** LINKTYPE_WIRESHARK_UPPER_PDU: no packets, but payloads that Wireshark exported, often after decryption. */
export const LINKTYPE_EXPORTED_PDU = 252;

/**
 * Finds the IP header behind the link layer.
 * @param linkType LINKTYPE_ value, https://www.tcpdump.org/linktypes.html
 * @returns its offset, -1 for a packet without IP (ARP, a header cut short), or `UNKNOWN_LINK`
 */
export function ipOffset(linkType: number, bytes: Uint8Array, start: number, end: number): number {
  switch (linkType) {
    case 1:
      return ethernetIp(bytes, start, end);
    case 113:
      return cookedIp(bytes, start, end);
    case 276:
      return cooked2Ip(bytes, start, end);
    case 0:
      return nullIp(bytes, start, end);
    case 108:
      return loopIp(bytes, start, end);
    // RAW, then DLT_RAW as BSDs (12) and OpenBSD (14) number it, IPV4, IPV6.
    case 101:
    case 12:
    case 14:
    case 228:
    case 229:
      return rawIp(bytes, start, end);
    default:
      return UNKNOWN_LINK;
  }
}
