import { v4Of, v6Of } from './ip-text.ts';

/** Address ranges that cannot be reached from the public Internet: first bits, and how many of them count. */
const LOCAL_V4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  // RFC 1918.
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  // Carrier-grade NAT (RFC 6598).
  ['100.64.0.0', 10],
  // Loopback and link-local (RFC 1122, RFC 3927).
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
];
const NETWORKS = LOCAL_V4.map(([network, bits]) => ({ bits: v4Of(network)! >>> (32 - bits), shift: 32 - bits }));

/** @param address the 32 bits, signed or not */
export function isLocalV4(address: number): boolean {
  return NETWORKS.some(({ bits, shift }) => address >>> shift === bits);
}

/** @param first the first 32 bits: unique local (RFC 4193), link-local, unspecified and loopback (RFC 4291) */
export function isLocalV6(first: number): boolean {
  return first >>> 25 === 0xfc >>> 1 || first >>> 22 === 0xfe80 >>> 6 || first === 0;
}

/** Whether a host, as headers and session descriptions name it, cannot be reached from the public Internet; false for a name. */
export function isLocalHost(host: string): boolean {
  const bare = host.startsWith('[') ? host.slice(1, -1) : host;
  const v4 = v4Of(bare);
  if (v4 !== null) return isLocalV4(v4);
  // Most addresses are none of these: to take them apart costs more than to see that.
  if (!/^(?:f[cd][0-9a-f]{0,2}|fe[89ab][0-9a-f]?|0*):/i.test(bare)) return false;
  const v6 = v6Of(bare);
  return v6 !== null && isLocalV6((v6[0]! << 24) | (v6[1]! << 16) | (v6[2]! << 8) | v6[3]! | 0);
}
