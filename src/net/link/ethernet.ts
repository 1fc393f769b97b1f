import { u16 } from '../big-endian.ts';
import { ipBehindEthertype } from './ethertype.ts';

/** Values up to this are a length (IEEE 802.3), not an EtherType. */
const LONGEST_LENGTH = 1500;

/** LINKTYPE_ETHERNET (1): Ethernet II, or 802.3 with an LLC and SNAP header. */
export function ethernetIp(bytes: Uint8Array, start: number, end: number): number {
  const at = start + 12;
  if (at + 2 > end) return -1;
  const type = u16(bytes, at);
  if (type === 0x0800) return at + 2;
  return type > LONGEST_LENGTH ? ipBehindEthertype(bytes, at, end) : ipBehindSnap(bytes, at + 2, end);
}

/** RFC 1042: LLC AA AA 03, organisation 00 00 00, then an EtherType. */
function ipBehindSnap(bytes: Uint8Array, at: number, end: number): number {
  if (at + 8 > end) return -1;
  const isSnap = u16(bytes, at) === 0xaaaa && bytes[at + 2] === 3;
  const isEthertype = bytes[at + 3] === 0 && u16(bytes, at + 4) === 0;
  return isSnap && isEthertype ? ipBehindEthertype(bytes, at + 6, end) : -1;
}
