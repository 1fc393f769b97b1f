import { COMMON_MAX_RECORD, MAX_RECORD } from './record-reader.ts';

/** Length of the file header of a classic capture. */
export const PCAP_HEADER = 24;

/** What the file header of a classic capture says about its records (draft-ietf-opsawg-pcap section 4). */
export interface PcapHeader {
  littleEndian: boolean;
  /** Fractions of a second are nanoseconds. */
  nanos: boolean;
  /** Bytes before the data of each record: 16, or 24 in Kuznetzov's modified format. */
  recordHeader: number;
  linkType: number;
  /** No record can hold more bytes than this. */
  maxRecord: number;
}

/** Reads the 24 bytes of a classic file header; null when they are not one. */
export function readPcapHeader(view: DataView, at: number): PcapHeader | null {
  for (const littleEndian of [true, false]) {
    const magic = view.getUint32(at, littleEndian);
    if (magic !== 0xa1b2c3d4 && magic !== 0xa1b23c4d && magic !== 0xa1b2cd34) continue;
    const snapLength = view.getUint32(at + 16, littleEndian);
    return {
      littleEndian,
      nanos: magic === 0xa1b23c4d,
      recordHeader: magic === 0xa1b2cd34 ? 24 : 16,
      // The upper bits tell of frame check sequences.
      linkType: view.getUint32(at + 20, littleEndian) & 0x03ffffff,
      // Writers are known to exceed their own snaplen, or to leave it 0.
      maxRecord: Math.max(COMMON_MAX_RECORD, Math.min(snapLength, MAX_RECORD)),
    };
  }
  return null;
}
