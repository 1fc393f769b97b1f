import type { PacketCursor } from '../packet-cursor.ts';
import type { Section } from './section.ts';

/**
 * Puts the cursor on a Simple Packet Block (draft-ietf-opsawg-pcapng section 4.4): no time, always interface 0, and
 * a captured length that only the interface's snaplen tells.
 * @returns false when it contradicts itself or the section has described no interface
 */
export function readSimplePacket(
  view: DataView,
  at: number,
  length: number,
  section: Section,
  cursor: PacketCursor,
): boolean {
  const from = section.interfaces[0];
  if (length < 16 || from === undefined) return false;
  const original = view.getUint32(at + 8, section.littleEndian);
  const captured = from.snapLength > 0 ? Math.min(original, from.snapLength) : original;
  if (captured > length - 16) return false;
  cursor.start = at + 12;
  cursor.end = at + 12 + captured;
  cursor.originalLength = original;
  cursor.timeMicros = Number.NaN;
  cursor.linkType = from.linkType;
  return true;
}
