/** LINKTYPE_RAW, IPV4 and IPV6: no link layer at all. */
export function rawIp(_bytes: Uint8Array, start: number, end: number): number {
  return start < end ? start : -1;
}
