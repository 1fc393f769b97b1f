import { ByteBuilder, concat } from './build-bytes.ts';
import {
  buildEnhancedPacket,
  buildInterface,
  buildObsoletePacket,
  buildSectionHeader,
  buildSimplePacket,
} from './build-pcapng-blocks.ts';

/** A packet to put into a capture. */
export interface BuiltPacket {
  /** Whole microseconds since the epoch. */
  timeMicros: number;
  bytes: Uint8Array;
  /** More than `bytes.length` when a snaplen cut the packet. */
  originalLength?: number;
}

export interface PcapOptions {
  byteOrder?: 'little' | 'big';
  nanos?: boolean;
  /** Kuznetzov's record headers of 24 bytes; always microseconds. */
  modified?: boolean;
  /** LINKTYPE_ value, 1 (Ethernet) by default. */
  linkType?: number;
  snapLength?: number;
}

/** A classic capture. */
export function buildPcap(packets: readonly BuiltPacket[], options: PcapOptions = {}): Uint8Array<ArrayBuffer> {
  const littleEndian = options.byteOrder !== 'big';
  const magic = options.modified ? 0xa1b2cd34 : options.nanos ? 0xa1b23c4d : 0xa1b2c3d4;
  const header = new ByteBuilder(littleEndian).u32(magic).u16(2).u16(4).u32(0).u32(0);
  header.u32(options.snapLength ?? 262_144).u32(options.linkType ?? 1);
  const records = packets.map(({ timeMicros, bytes, originalLength }) => {
    const fraction = timeMicros % 1e6;
    const record = new ByteBuilder(littleEndian);
    record.u32(Math.floor(timeMicros / 1e6)).u32(options.nanos ? fraction * 1000 + 999 : fraction);
    record.u32(bytes.length).u32(originalLength ?? bytes.length);
    if (options.modified) record.u32(7).u16(0x0800).u8(4).u8(0);
    return record.raw(bytes).done();
  });
  return concat(header.done(), ...records);
}

export interface PcapngOptions {
  byteOrder?: 'little' | 'big';
  /** LINKTYPE_ value, 1 (Ethernet) by default. */
  linkType?: number;
  snapLength?: number;
  /** The byte of if_tsresol; microseconds when absent. */
  resolution?: number;
  /** if_tsoffset; the timestamps are written less by as much. */
  offsetSeconds?: number;
  /** Simple blocks carry no time. */
  packetBlock?: 'enhanced' | 'simple' | 'obsolete';
}

/** A pcapng capture of one section with one interface. */
export function buildPcapng(packets: readonly BuiltPacket[], options: PcapngOptions = {}): Uint8Array<ArrayBuffer> {
  const littleEndian = options.byteOrder !== 'big';
  const resolution = options.resolution ?? 6;
  const perSecond = (resolution & 0x80 ? 2n : 10n) ** BigInt(resolution & 0x7f);
  const blocks = packets.map((packet) => {
    if (options.packetBlock === 'simple') return buildSimplePacket(packet.bytes, littleEndian, packet.originalLength);
    const micros = BigInt(packet.timeMicros) - BigInt(options.offsetSeconds ?? 0) * 1_000_000n;
    // Rounded up, so that rounding down to microseconds gives the same again.
    const ticks = (micros * perSecond + 999_999n) / 1_000_000n;
    return (options.packetBlock === 'obsolete' ? buildObsoletePacket : buildEnhancedPacket)(
      { ...packet, ticks },
      littleEndian,
    );
  });
  return concat(buildSectionHeader(littleEndian), buildInterface(options, littleEndian), ...blocks);
}
