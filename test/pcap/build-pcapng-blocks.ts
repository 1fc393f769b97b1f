import { ByteBuilder } from './build-bytes.ts';

/** An option of a block: its code and its value, padded here. */
export type BuiltOption = readonly [code: number, value: Uint8Array];

/** One block of any type around `body`, which is padded here. */
export function buildBlock(type: number, body: Uint8Array, littleEndian = true): Uint8Array<ArrayBuffer> {
  const length = 12 + Math.ceil(body.length / 4) * 4;
  return new ByteBuilder(littleEndian).u32(type).u32(length).raw(body).pad().u32(length).done();
}

/** The value of an option that is a 64-bit number. */
export function u64Value(value: bigint, littleEndian = true): Uint8Array {
  return new ByteBuilder(littleEndian).u64(value).done();
}

export function buildOptions(options: readonly BuiltOption[], littleEndian = true): Uint8Array {
  if (options.length === 0) return new Uint8Array(0);
  const builder = new ByteBuilder(littleEndian);
  for (const [code, value] of options) builder.u16(code).u16(value.length).raw(value).pad();
  return builder.u32(0).done();
}

export function buildSectionHeader(littleEndian = true): Uint8Array<ArrayBuffer> {
  const body = new ByteBuilder(littleEndian).u32(0x1a2b3c4d).u16(1).u16(0).u64(-1n).done();
  return buildBlock(0x0a0d0d0a, body, littleEndian);
}

export interface BuiltInterface {
  linkType?: number;
  snapLength?: number;
  /** The byte of if_tsresol. */
  resolution?: number;
  offsetSeconds?: number;
}

export function buildInterface(options: BuiltInterface = {}, littleEndian = true): Uint8Array<ArrayBuffer> {
  const list: BuiltOption[] = [];
  if (options.resolution !== undefined) list.push([9, Uint8Array.of(options.resolution)]);
  if (options.offsetSeconds !== undefined) list.push([14, u64Value(BigInt(options.offsetSeconds), littleEndian)]);
  const body = new ByteBuilder(littleEndian)
    .u16(options.linkType ?? 1)
    .u16(0)
    .u32(options.snapLength ?? 0);
  return buildBlock(1, body.raw(buildOptions(list, littleEndian)).done(), littleEndian);
}

export interface BuiltPacketBlock {
  interface?: number;
  ticks: bigint;
  bytes: Uint8Array;
  originalLength?: number;
}

export function buildEnhancedPacket(packet: BuiltPacketBlock, littleEndian = true): Uint8Array<ArrayBuffer> {
  const body = new ByteBuilder(littleEndian).u32(packet.interface ?? 0).halves(packet.ticks);
  body
    .u32(packet.bytes.length)
    .u32(packet.originalLength ?? packet.bytes.length)
    .raw(packet.bytes);
  return buildBlock(6, body.done(), littleEndian);
}

export function buildObsoletePacket(packet: BuiltPacketBlock, littleEndian = true): Uint8Array<ArrayBuffer> {
  const body = new ByteBuilder(littleEndian)
    .u16(packet.interface ?? 0)
    .u16(0xffff)
    .halves(packet.ticks);
  body
    .u32(packet.bytes.length)
    .u32(packet.originalLength ?? packet.bytes.length)
    .raw(packet.bytes);
  return buildBlock(2, body.done(), littleEndian);
}

export function buildSimplePacket(bytes: Uint8Array, littleEndian = true, originalLength = bytes.length): Uint8Array {
  return buildBlock(3, new ByteBuilder(littleEndian).u32(originalLength).raw(bytes).done(), littleEndian);
}

/** An Interface Statistics Block; `options` are its counters, see draft-ietf-opsawg-pcapng section 4.6. */
export function buildStatistics(
  interfaceId: number,
  options: readonly (readonly [code: number, count: bigint])[],
  littleEndian = true,
): Uint8Array {
  const list = options.map(([code, count]): BuiltOption => [code, u64Value(count, littleEndian)]);
  const body = new ByteBuilder(littleEndian).u32(interfaceId).u64(0n).raw(buildOptions(list, littleEndian));
  return buildBlock(5, body.done(), littleEndian);
}

export function buildSecrets(type: number, bytes: Uint8Array, littleEndian = true): Uint8Array {
  return buildBlock(10, new ByteBuilder(littleEndian).u32(type).u32(bytes.length).raw(bytes).done(), littleEndian);
}
