const ESC = 0x1b;

/**
 * Copies bytes without what only a terminal reads: sequences that begin with ESC (ECMA-48 5.4).
 * @param target at least as long as the bytes
 * @returns how many bytes were copied
 */
export function stripEscapes(bytes: Uint8Array, start: number, end: number, target: Uint8Array): number {
  let length = 0;
  let at = start;
  while (at < end) {
    const byte = bytes[at]!;
    if (byte !== ESC) {
      target[length++] = byte;
      at++;
    } else at = afterSequence(bytes, at + 1, end);
  }
  return length;
}

function afterSequence(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return end;
  const kind = bytes[at]!;
  if (kind === 0x5b) {
    // CSI: parameters, then a letter.
    at++;
    while (at < end && bytes[at]! >= 0x20 && bytes[at]! < 0x40) at++;
    return at < end && bytes[at]! >= 0x40 && bytes[at]! <= 0x7e ? at + 1 : at;
  }
  if (kind === 0x5d) {
    // OSC: ends with BEL or ESC \.
    while (at < end && bytes[at] !== 0x07 && bytes[at] !== ESC) at++;
    return at < end && bytes[at] === ESC ? Math.min(end, at + 2) : Math.min(end, at + 1);
  }
  // Two bytes, with intermediates before the last.
  while (at < end && bytes[at]! >= 0x20 && bytes[at]! < 0x30) at++;
  return Math.min(end, at + 1);
}
