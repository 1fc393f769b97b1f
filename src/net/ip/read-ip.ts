import type { IpPacket } from './ip-packet.ts';
import { readIpv4 } from './ipv4.ts';
import { readIpv6 } from './ipv6.ts';

/**
 * Reads the IP header at `at`, of whichever version its first nibble says.
 * @returns false when there is none that can be read; `packet` is undefined then
 */
export function readIp(packet: IpPacket, bytes: Uint8Array, at: number, end: number): boolean {
  switch (bytes[at]! >>> 4) {
    case 4:
      return readIpv4(packet, bytes, at, end);
    case 6:
      return readIpv6(packet, bytes, at, end);
    default:
      return false;
  }
}
