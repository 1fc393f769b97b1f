import { ipBehindEthertype } from './ethertype.ts';

/** LINKTYPE_LINUX_SLL (113): 16 bytes, the protocol in the last two. */
export function cookedIp(bytes: Uint8Array, start: number, end: number): number {
  return ipBehindEthertype(bytes, start + 14, end);
}

/** LINKTYPE_LINUX_SLL2 (276): 20 bytes, the protocol in the first two. */
export function cooked2Ip(bytes: Uint8Array, start: number, end: number): number {
  const at = ipBehindEthertype(bytes, start, end);
  return at < 0 ? at : at + 18;
}
