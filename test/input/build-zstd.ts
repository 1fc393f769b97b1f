import { ByteBuilder, concat } from '../pcap/build-bytes.ts';

const RAW = 0;
const RLE = 1;

/** A zstd block that repeats one byte. */
export function buildRleBlock(byte: number, length: number, last = false): Uint8Array {
  return concat(blockHeader(RLE, length, last), Uint8Array.of(byte));
}

/** A zstd block as it is. */
export function buildRawBlock(bytes: Uint8Array, last = false): Uint8Array {
  return concat(blockHeader(RAW, bytes.length, last), bytes);
}

/** A zstd frame of given blocks, without a checksum. @param windowDescriptor the byte of RFC 8878 3.1.1.1.2; 128 KiB by default */
export function buildZstdFrame(blocks: readonly Uint8Array[], windowDescriptor = 7 << 3): Uint8Array {
  const header = new ByteBuilder(true).u32(0xfd2fb528).u8(0).u8(windowDescriptor).done();
  return concat(header, ...blocks);
}

/** A frame that decoders pass over. */
export function buildSkippableFrame(bytes: Uint8Array): Uint8Array {
  return new ByteBuilder(true).u32(0x184d2a53).u32(bytes.length).raw(bytes).done();
}

function blockHeader(type: number, size: number, last: boolean): Uint8Array {
  return new ByteBuilder(true)
    .u32((size << 3) | (type << 1) | Number(last))
    .done()
    .subarray(0, 3);
}
