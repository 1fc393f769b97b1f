import type { ByteWindow } from '../../util/byte-window.ts';
import { COMMON_MAX_RECORD } from '../record-reader.ts';
import { BLOCK, BLOCK_OVERHEAD, isKnownBlock } from './block.ts';
import { sectionByteOrder } from './section.ts';

/** Longest block that a search takes for one: the longest common packet with its options. */
const LIMIT = COMMON_MAX_RECORD + 4096;

/**
 * Finds where the blocks of a damaged pcapng file go on: a known type whose length stands, the same, at both ends.
 * Bytes may have been lost, so blocks are looked for at every offset, aligned or not.
 * @returns 0 when the window's position is now at such a block, -1 when the input holds none, or how many unread bytes are needed to know
 */
export function searchBlock(window: ByteWindow, littleEndian: boolean): number {
  const { view, end } = window;
  for (let at = window.position; at + BLOCK_OVERHEAD <= end; at++) {
    const type = view.getUint32(at, littleEndian);
    if (!isKnownBlock(type)) continue;
    const order = type === BLOCK.sectionHeader ? sectionByteOrder(view, at) : null;
    if (type === BLOCK.sectionHeader && order === null) continue;
    const orderHere = order === null ? littleEndian : order === 'little';
    const length = view.getUint32(at + 4, orderHere);
    if (length < BLOCK_OVERHEAD || length > LIMIT || length % 4 !== 0) continue;
    if (at + length > end) {
      if (window.atEnd) continue;
      window.position = at;
      return length;
    }
    if (view.getUint32(at + length - 4, orderHere) !== length) continue;
    window.position = at;
    return 0;
  }
  window.position = Math.max(window.position, end - BLOCK_OVERHEAD + 1);
  return window.atEnd ? -1 : BLOCK_OVERHEAD;
}
