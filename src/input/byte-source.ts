/** The bytes of one input as they are stored: the place where reading is counted. */
export interface ByteSource {
  /** Null when only the end will tell. */
  readonly sizeBytes: number | null;
  /** How many bytes have been read so far. */
  readonly bytesRead: number;
  /** Reads up to `length` bytes into `target` from `at` on. Returns how many; 0 at the end. */
  read(target: Uint8Array, at: number, length: number): number | Promise<number>;
  /** Begins again at the first byte, without counting twice. Null for what cannot be read again. */
  readonly rewind: (() => void) | null;
  close(): void;
}
