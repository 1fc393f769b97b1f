import type { PacketCursor } from '../packet-cursor.ts';
import { readPacketFields } from './packet-fields.ts';
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
  return readPacketFields(view, at, length, section, view.getUint32(at + 8, section.littleEndian), cursor);
}
