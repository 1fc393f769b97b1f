import { i32 } from '../big-endian.ts';

/** LINKTYPE_NULL (0): the address family in the byte order of the machine that captured. */
export function nullIp(bytes: Uint8Array, start: number, end: number): number {
  if (start + 4 > end) return -1;
  const family = i32(bytes, start);
  const isIp = isIpFamily(family) || isIpFamily(swapped(family));
  return isIp ? start + 4 : -1;
}

/** LINKTYPE_LOOP (108): the same in network byte order. */
export function loopIp(bytes: Uint8Array, start: number, end: number): number {
  return start + 4 <= end && isIpFamily(i32(bytes, start)) ? start + 4 : -1;
}

/** AF_INET is 2 everywhere; AF_INET6 is 24 on NetBSD and OpenBSD, 28 on FreeBSD, 30 on Darwin, 10 on Linux. */
function isIpFamily(family: number): boolean {
  return family === 2 || family === 24 || family === 28 || family === 30 || family === 10;
}

function swapped(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}
