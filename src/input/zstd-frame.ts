/** First bytes of a frame with data, as a little-endian number (RFC 8878 3.1.1). */
export const ZSTD_MAGIC = 0xfd2fb528;
/** The longest frame header: magic, descriptor, window, dictionary and content size. */
export const MAX_FRAME_HEADER = 18;
/** RFC 8878 3.1.1.2.4: no block is longer, stored or unpacked. */
export const MAX_BLOCK = 128 * 1024;
/** Length of a block's header. */
export const BLOCK_HEADER = 3;

/** What the header of a zstd frame says (RFC 8878 3.1.1.1). */
export interface ZstdFrame {
  headerLength: number;
  /** How far back a match may reach: what must be kept in memory. */
  windowBytes: number;
  hasChecksum: boolean;
  /** 0 when no dictionary is needed. */
  dictionary: number;
}

/** Reads the frame header at `at`, whose magic is known to be right, from bytes of which `MAX_FRAME_HEADER` or all there are can be read. */
export function readZstdFrame(view: DataView, at: number): ZstdFrame {
  const descriptor = view.getUint8(at + 4);
  const single = (descriptor & 0x20) !== 0;
  const dictionaryLength = [0, 1, 2, 4][descriptor & 3]!;
  const sizeLength = [single ? 1 : 0, 2, 4, 8][descriptor >>> 6]!;
  const dictionaryAt = at + 5 + (single ? 0 : 1);
  const sizeAt = dictionaryAt + dictionaryLength;
  const windowBytes = single ? contentSize(view, sizeAt, sizeLength) : windowSize(view.getUint8(at + 5));
  return {
    headerLength: sizeAt + sizeLength - at,
    windowBytes,
    hasChecksum: (descriptor & 4) !== 0,
    dictionary: number(view, dictionaryAt, dictionaryLength),
  };
}

/** RFC 8878 3.1.1.1.2. */
function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >>> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** RFC 8878 3.1.1.1.4: sizes of two bytes begin at 256. */
function contentSize(view: DataView, at: number, length: number): number {
  return number(view, at, length) + (length === 2 ? 256 : 0);
}

function number(view: DataView, at: number, length: number): number {
  let value = 0;
  for (let i = length - 1; i >= 0; i--) value = value * 256 + view.getUint8(at + i);
  return value;
}
