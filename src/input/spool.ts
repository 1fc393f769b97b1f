import { Buffer } from 'node:buffer';
import { closeSync, createReadStream, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TraceError } from '../errors.ts';

const CHUNK = 256 * 1024;
const MOST_BYTES = 2 ** 32;

/** Standard input for who must read it twice: what is read the first time is kept in a temporary file until `close`. */
export class Spool {
  readonly #source: AsyncIterable<Uint8Array>;
  readonly #mostBytes: number;
  readonly #parent: string;
  readonly #isOptional: boolean;
  /** Why it was given up; null while everything is kept. */
  whyLost: string | null = null;
  #folder: string | null = null;
  #fd = -1;
  #length = 0;

  /**
   * @param parent folder for the temporary file
   * @param isOptional where it finds no room the bytes are only passed on, and `whyLost` says so
   */
  constructor(
    source: AsyncIterable<Uint8Array> = createReadStream('', { fd: 0 }),
    { mostBytes = MOST_BYTES, parent = tmpdir(), isOptional = false } = {},
  ) {
    this.#source = source;
    this.#mostBytes = mostBytes;
    this.#parent = parent;
    this.#isOptional = isOptional;
  }

  /** The bytes as they come. @throws TraceError `E_FILE_OPEN` when there are too many, or no room for them */
  async *record(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#source) {
      if (this.whyLost === null) this.#keep(chunk);
      yield chunk;
    }
  }

  /** What was read by `record`, once more. */
  async *replay(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < this.#length;) {
      const chunk = Buffer.alloc(Math.min(CHUNK, this.#length - at));
      const count = readSync(this.#fd, chunk, 0, chunk.length, at);
      if (count === 0) return;
      at += count;
      yield chunk.subarray(0, count);
    }
  }

  /** Removes the temporary file. */
  close(): void {
    if (this.#fd >= 0) closeSync(this.#fd);
    this.#fd = -1;
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = null;
  }

  #keep(chunk: Uint8Array): void {
    if (this.#length + chunk.length > this.#mostBytes)
      return this.#lose(`it is longer than ${Math.round(this.#mostBytes / 2 ** 30)} GiB`);
    try {
      if (this.#fd < 0) this.#open();
      for (let at = 0; at < chunk.length;) {
        const count = writeSync(this.#fd, chunk, at, chunk.length - at, this.#length);
        at += count;
        this.#length += count;
      }
    } catch (error) {
      this.#lose(`no room to keep it in ${this.#parent} (${(error as NodeJS.ErrnoException).code})`);
    }
  }

  #lose(why: string): void {
    if (!this.#isOptional)
      throw new TraceError(
        'E_FILE_OPEN',
        `standard input: it must be read twice, and ${why}. Save it to a file first.`,
      );
    this.whyLost = why;
    this.close();
  }

  #open(): void {
    this.#folder = mkdtempSync(join(this.#parent, 'sipmortem-'));
    this.#fd = openSync(join(this.#folder, 'stdin'), 'wx+', 0o600);
    try {
      // A capture is private: where an open file can do without its name, nothing is left even if we are killed.
      rmSync(this.#folder, { recursive: true });
      this.#folder = null;
    } catch {
      // Windows keeps the name of an open file; `close` removes it.
    }
  }
}
