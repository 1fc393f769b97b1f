import type { PacketCursor } from '../packet-cursor.ts';
import type { Section } from './section.ts';

/**
 * Puts the cursor on the packet of a block whose fields from its byte 12 on are those of the enhanced packet block: time,
 * captured and original length, bytes.
 * @param interfaceId where the packet was captured
 * @returns false when the block contradicts itself or names an interface that the section has not described
 */
export function readPacketFields(
  view: DataView,
  at: number,
  length: number,
  section: Section,
  interfaceId: number,
  cursor: PacketCursor,
): boolean {
  const littleEndian = section.littleEndian;
  const captured = view.getUint32(at + 20, littleEndian);
  const from = section.interfaces[interfaceId];
  if (captured > length - 32 || from === undefined) return false;
  const original = view.getUint32(at + 24, littleEndian);
  cursor.start = at + 28;
  cursor.end = at + 28 + captured;
  cursor.originalLength = original > captured ? original : captured;
  cursor.timeMicros = from.time.micros(view.getUint32(at + 12, littleEndian), view.getUint32(at + 16, littleEndian));
  cursor.linkType = from.linkType;
  return true;
}
