import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from './byte-source.ts';

/** A regular file, read synchronously: faster than any stream, and the analysis has nothing else to do meanwhile. */
export class FileSource implements ByteSource {
  readonly sizeBytes: number;
  bytesRead = 0;
  readonly #descriptor: number;
  #position = 0;
  #open = true;

  /** @throws what the system says when the file cannot be opened */
  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
    this.sizeBytes = fstatSync(this.#descriptor).size;
  }

  read(target: Uint8Array, at: number, length: number): number {
    const count = readSync(this.#descriptor, target, at, length, this.#position);
    this.#position += count;
    this.bytesRead = Math.max(this.bytesRead, this.#position);
    return count;
  }

  rewind = (): void => {
    this.#position = 0;
  };

  close(): void {
    if (this.#open) closeSync(this.#descriptor);
    this.#open = false;
  }
}
