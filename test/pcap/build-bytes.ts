/** Appends numbers in one byte order, and bytes. */
export class ByteBuilder {
  readonly #parts: Uint8Array[] = [];
  #length = 0;
  readonly #littleEndian: boolean;

  constructor(littleEndian: boolean) {
    this.#littleEndian = littleEndian;
  }

  u8(value: number): this {
    return this.raw(Uint8Array.of(value));
  }

  u16(value: number): this {
    return this.#number(BigInt(value >>> 0), 2);
  }

  u32(value: number): this {
    return this.#number(BigInt(value >>> 0), 4);
  }

  u64(value: bigint): this {
    return this.#number(BigInt.asUintN(64, value), 8);
  }

  /** The upper half first, whatever the byte order: pcapng timestamps. */
  halves(value: bigint): this {
    return this.u32(Number(value >> 32n)).u32(Number(value & 0xffffffffn));
  }

  raw(bytes: Uint8Array): this {
    this.#parts.push(bytes);
    this.#length += bytes.length;
    return this;
  }

  /** Zero bytes up to a multiple of four. */
  pad(): this {
    return this.raw(new Uint8Array(-this.#length & 3));
  }

  done(): Uint8Array<ArrayBuffer> {
    return concat(...this.#parts);
  }

  #number(value: bigint, size: number): this {
    const bytes = Array.from({ length: size }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
    return this.raw(Uint8Array.from(this.#littleEndian ? bytes : bytes.reverse()));
  }
}

/** Joins byte arrays. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
