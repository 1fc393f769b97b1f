const V4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** The 32 bits of an IPv4 address in text; null when it is none. */
export function v4Of(text: string): number | null {
  const match = V4.exec(text);
  if (!match) return null;
  let bits = 0;
  for (let i = 1; i <= 4; i++) {
    const octet = Number(match[i]);
    if (octet > 255) return null;
    bits = (bits << 8) | octet;
  }
  return bits;
}

/** The 16 bytes of an IPv6 address in text (RFC 4291 2.2), without brackets or zone; null when it is none. */
export function v6Of(text: string): Uint8Array | null {
  const dotted = text.lastIndexOf(':') + 1;
  const v4 = text.includes('.') ? v4Of(text.slice(dotted)) : null;
  const hex = v4 === null ? text : `${text.slice(0, dotted)}${(v4 >>> 16).toString(16)}:${(v4 & 0xffff).toString(16)}`;
  const halves = hex.split('::');
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  const bytes = new Uint8Array(16);
  for (const [i, group] of groups.entries()) {
    if (!/^[0-9a-f]{1,4}$/i.test(group)) return null;
    const word = Number.parseInt(group, 16);
    bytes[2 * i] = word >>> 8;
    bytes[2 * i + 1] = word & 255;
  }
  return bytes;
}
