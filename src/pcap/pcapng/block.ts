/** Block types (draft-ietf-opsawg-pcapng section 11.1 and the registry it founds). */
export const BLOCK = {
  sectionHeader: 0x0a0d0d0a,
  interfaceDescription: 1,
  obsoletePacket: 2,
  simplePacket: 3,
  nameResolution: 4,
  interfaceStatistics: 5,
  enhancedPacket: 6,
  systemdJournal: 9,
  decryptionSecrets: 10,
  custom: 0x0bad,
  customNotCopied: 0x40000bad,
} as const;

const KNOWN: ReadonlySet<number> = new Set(Object.values(BLOCK));

/** True for the types that capture tools are known to write. */
export function isKnownBlock(type: number): boolean {
  return KNOWN.has(type);
}

/** True for the three block types that carry a packet. */
export function isPacketBlock(type: number): boolean {
  return type === BLOCK.enhancedPacket || type === BLOCK.simplePacket || type === BLOCK.obsoletePacket;
}

/** Type and length before the body, and the length again behind it. */
export const BLOCK_OVERHEAD = 12;
/** Offset of the body in a block. */
export const BLOCK_BODY = 8;
