import type { PacketCursor } from '../packet-cursor.ts';
import type { Section } from './section.ts';

/**
 * Puts the cursor on an Enhanced Packet Block (draft-ietf-opsawg-pcapng section 4.3) of `length` bytes.
 * @returns false when it contradicts itself or names an interface that the section has not described
 */
export function readEnhancedPacket(
  view: DataView,
  at: number,
  length: number,
  section: Section,
  cursor: PacketCursor,
): boolean {
  if (length < 32) return false;
  const littleEndian = section.littleEndian;
  const captured = view.getUint32(at + 20, littleEndian);
  const from = section.interfaces[view.getUint32(at + 8, littleEndian)];
  if (captured > length - 32 || from === undefined) return false;
  const original = view.getUint32(at + 24, littleEndian);
  cursor.start = at + 28;
  cursor.end = at + 28 + captured;
  cursor.originalLength = original > captured ? original : captured;
  cursor.timeMicros = from.time.micros(view.getUint32(at + 12, littleEndian), view.getUint32(at + 16, littleEndian));
  cursor.linkType = from.linkType;
  return true;
}
