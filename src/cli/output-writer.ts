import { TraceError } from '../errors.ts';
import type { OutputStream } from './terminal.ts';

/** Small texts are put together to chunks of this many UTF-16 units. */
const CHUNK = 64 * 1024;

/** Writes text to a stream in chunks, and knows when to wait for the reader and when there is no reader any more. */
export class OutputWriter {
  readonly #stream: OutputStream;
  #pending: string[] = [];
  #length = 0;
  #full = false;
  #closed = false;
  #waiting: Promise<void> | undefined;
  #failure: NodeJS.ErrnoException | null = null;

  constructor(stream: OutputStream) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => this.#stopped(error));
    stream.on('drain', () => (this.#full = false));
  }

  /** The reader has gone: whatever is written now is lost, and that is fine. */
  get closed(): boolean {
    return this.#closed;
  }

  write(text: string): void {
    if (this.#closed) return;
    this.#pending.push(text);
    this.#length += text.length;
    if (this.#length >= CHUNK) this.#flush();
  }

  /** Writes all pieces, no faster than they are read. */
  async writeAll(pieces: Iterable<string>): Promise<void> {
    for (const piece of pieces) {
      this.write(piece);
      if (this.#closed) return;
      await this.ready();
    }
  }

  /** Resolves when the stream takes more; undefined when it does already. */
  ready(): Promise<void> | undefined {
    if (!this.#full || this.#closed) return undefined;
    this.#waiting ??= this.#taken('').then(() => {
      this.#waiting = undefined;
    });
    return this.#waiting;
  }

  /**
   * Hands over what is left, and waits until the stream has taken everything.
   * @throws TraceError `E_WRITE` when it could not be written, other than because the reader has gone
   */
  async end(): Promise<void> {
    if (!this.#closed) await this.#taken(this.#take());
    if (this.#failure) throw new TraceError('E_WRITE', `standard output: cannot be written (${this.#failure.code}).`);
  }

  #flush(): void {
    if (!this.#stream.write(this.#take())) this.#full = true;
  }

  #take(): string {
    const text = this.#pending.join('');
    this.#pending = [];
    this.#length = 0;
    return text;
  }

  /** A write is called back when all before it are through, or when the stream has failed. */
  #taken(text: string): Promise<void> {
    return new Promise((resolve) => {
      this.#stream.write(text, (error) => {
        if (error) this.#stopped(error);
        else this.#full = false;
        resolve();
      });
    });
  }

  #stopped(error: NodeJS.ErrnoException): void {
    this.#closed = true;
    this.#pending = [];
    if (!['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'].includes(error.code ?? ''))
      this.#failure = error;
  }
}
