/** Reads up to `target.length - at` bytes into `target` from `at` on. Returns how many; 0 at the end of the input. */
export type ReadInto = (target: Uint8Array, at: number) => number | Promise<number>;

/** 256 KiB fits the second-level cache; larger buffers make walking records slower. */
const DEFAULT_SIZE = 256 * 1024;

/**
 * A sliding window over an input: one reused buffer, of which `position` to `end` is unread.
 * Readers take what is whole, move `position`, and ask for more with `fill`.
 */
export class ByteWindow {
  bytes: Uint8Array<ArrayBuffer>;
  /** The same buffer, for reading numbers in either byte order. */
  view: DataView<ArrayBuffer>;
  position = 0;
  end = 0;
  /** No bytes will follow `end`. */
  atEnd = false;
  /** Offset in the (decompressed) input of `bytes[0]`. */
  base = 0;
  readonly #read: ReadInto;

  constructor(read: ReadInto, size = DEFAULT_SIZE) {
    this.#read = read;
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }

  /** Offset of `position` in the (decompressed) input. */
  get offset(): number {
    return this.base + this.position;
  }

  /**
   * Makes at least `wanted` unread bytes available, or sets `atEnd`. Invalidates offsets into `bytes`.
   * The caller bounds `wanted`: the buffer grows to twice of it.
   */
  async fill(wanted: number): Promise<void> {
    this.#makeRoom(wanted);
    while (this.end - this.position < wanted && !this.atEnd) {
      const count = await this.#read(this.bytes, this.end);
      if (count === 0) this.atEnd = true;
      this.end += count;
    }
  }

  /** Moves the unread bytes only after as many have been read, or when there is no other room: every byte moves O(1) times. */
  #makeRoom(wanted: number): void {
    const unread = this.end - this.position;
    const old = this.bytes;
    if (wanted > old.length) {
      this.bytes = new Uint8Array(2 * wanted);
      this.view = new DataView(this.bytes.buffer);
      this.bytes.set(old.subarray(this.position, this.end));
    } else if (this.position >= unread || this.position + wanted > old.length)
      old.copyWithin(0, this.position, this.end);
    else return;
    this.base += this.position;
    this.position = 0;
    this.end = unread;
  }
}
