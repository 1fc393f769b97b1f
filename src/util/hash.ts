/** The words of the buffer hashed last: most calls in a row are for the same one. */
let wordsOf: Uint8Array = new Uint8Array(0);
let words: Int32Array = new Int32Array(0);
/** Its offset in them, and the index of the last; asking the arrays each time costs more than a short hash. */
let base = 0;
let lastWord = -1;

/**
 * A 32-bit hash of the bytes from `start` to `end`, wherever in memory they stand; for telling things apart, not against
 * an adversary. Four bytes at a time, read as one word or put together from two.
 */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  if (bytes !== wordsOf) {
    wordsOf = bytes;
    words = new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2);
    base = bytes.byteOffset;
    lastWord = words.length - 1;
  }
  const all = words;
  let hash = (end - start) | 0;
  let at = start;
  const first = base + start;
  const shift = (first & 3) << 3;
  let index = first >> 2;
  // The word after the last whole one is looked into as well.
  let whole = (end - start) >> 2;
  if (whole > lastWord - index) whole = lastWord - index;
  if (whole > 0) {
    at += whole << 2;
    const last = index + whole;
    if (shift === 0) for (; index < last; index++) hash = Math.imul(hash ^ all[index]!, 0x9e3779b1) ^ (hash >>> 15);
    else {
      let low = all[index]!;
      while (index < last) {
        const high = all[++index]!;
        hash = Math.imul(hash ^ ((low >>> shift) | (high << (32 - shift))), 0x9e3779b1) ^ (hash >>> 15);
        low = high;
      }
    }
  }
  for (; at + 4 <= end; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    hash = Math.imul(hash ^ word, 0x9e3779b1) ^ (hash >>> 15);
  }
  for (; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

/** The same for bytes of which blanks, tabs, and line ends do not count. */
export function hashWithoutBlanks(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte > 0x20) hash = Math.imul(hash ^ byte, 0x9e3779b1) ^ (hash >>> 15);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
