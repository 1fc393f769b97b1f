const TWO_32 = 4_294_967_296;
const KIND = { coarse: 0, fine: 1, binary: 2, extreme: 3 } as const;

/**
 * What the 64-bit timestamps of an interface mean: if_tsresol and if_tsoffset (draft-ietf-opsawg-pcapng section 4.2).
 * Doubles hold 53 bits, so the two halves are divided one by one; no intermediate value exceeds 2^53.
 */
export class TimeUnit {
  readonly #kind: 0 | 1 | 2 | 3;
  readonly #offsetMicros: number;
  /** Coarse: microseconds in a tick. Fine: ticks in a microsecond. Binary: ticks in a second. */
  readonly #scale: number;
  /** What 2^32 ticks, the unit of the upper half, are: whole microseconds (fine) or seconds (binary), and ticks that remain. */
  readonly #quotient: number;
  readonly #remainder: number;
  /** Extreme: ticks in a second. */
  readonly #ticks: bigint;

  /**
   * @param resolution the byte of if_tsresol: units of 10 to the minus that many seconds, or 2 to the minus its low seven bits when the top bit is set
   * @param offsetSeconds if_tsoffset
   */
  constructor(resolution = 6, offsetSeconds = 0) {
    const binary = (resolution & 0x80) !== 0;
    const exponent = resolution & 0x7f;
    if (binary) this.#kind = exponent <= 32 ? KIND.binary : KIND.extreme;
    else if (exponent <= 6) this.#kind = KIND.coarse;
    else this.#kind = exponent <= 12 ? KIND.fine : KIND.extreme;
    this.#scale = binary ? 2 ** exponent : 10 ** Math.abs(exponent - 6);
    this.#quotient = Math.floor(TWO_32 / this.#scale);
    this.#remainder = TWO_32 % this.#scale;
    this.#ticks = (binary ? 2n : 10n) ** BigInt(exponent);
    this.#offsetMicros = offsetSeconds * 1e6;
  }

  /** The whole microseconds since the epoch, rounded down, of a timestamp's two unsigned 32-bit halves. */
  micros(high: number, low: number): number {
    const scale = this.#scale;
    switch (this.#kind) {
      case KIND.coarse:
        return this.#offsetMicros + (high * TWO_32 + low) * scale;
      case KIND.fine:
        return this.#offsetMicros + high * this.#quotient + Math.floor((high * this.#remainder + low) / scale);
      case KIND.binary: {
        const seconds = high * this.#quotient + Math.floor(low / scale);
        return this.#offsetMicros + seconds * 1e6 + Math.floor(((low % scale) * 1e6) / scale);
      }
      default: {
        // Finer than a picosecond: no known tool writes this, so it may be slow.
        const micros = (((BigInt(high) << 32n) | BigInt(low)) * 1_000_000n) / this.#ticks;
        return this.#offsetMicros + Number(micros);
      }
    }
  }
}
