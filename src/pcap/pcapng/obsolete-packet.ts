import type { PacketCursor } from '../packet-cursor.ts';
import { readPacketFields } from './packet-fields.ts';
import type { Section } from './section.ts';

/**
 * Puts the cursor on a Packet Block, the predecessor of the enhanced one (draft-ietf-opsawg-pcapng appendix A).
 * @returns false when it contradicts itself or names an interface that the section has not described
 */
export function readObsoletePacket(
  view: DataView,
  at: number,
  length: number,
  section: Section,
  cursor: PacketCursor,
): boolean {
  if (length < 32) return false;
  return readPacketFields(view, at, length, section, view.getUint16(at + 8, section.littleEndian), cursor);
}
