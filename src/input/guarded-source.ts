import type { NoteLog } from '../note.ts';
import type { ByteSource } from './byte-source.ts';
import { failureReason, openFailure } from './open-failure.ts';

/** A source whose failures end the input with a note, once some of it could be read. */
export class GuardedSource implements ByteSource {
  readonly rewind: (() => void) | null;
  readonly #source: ByteSource;
  readonly #path: string;
  readonly #notes: NoteLog;
  readonly #input: number;

  constructor(source: ByteSource, path: string, notes: NoteLog, input: number) {
    this.#source = source;
    this.#path = path;
    this.#notes = notes;
    this.#input = input;
    this.rewind = source.rewind;
  }

  get sizeBytes(): number | null {
    return this.#source.sizeBytes;
  }

  get bytesRead(): number {
    return this.#source.bytesRead;
  }

  /** @throws {TraceError} E_FILE_OPEN when not even the first byte can be read */
  read(target: Uint8Array, at: number, length: number): number | Promise<number> {
    try {
      const count = this.#source.read(target, at, length);
      return typeof count === 'number' ? count : count.catch((error: unknown) => this.#failed(error));
    } catch (error) {
      return this.#failed(error);
    }
  }

  close(): void {
    this.#source.close();
  }

  #failed(error: unknown): number {
    const byte = this.bytesRead;
    if (byte === 0) throw openFailure(this.#path, error);
    const detail = `reading failed at byte ${byte}: ${failureReason(error)}`;
    this.#notes.add(this.#input, 'read-failed', { byte }, detail, true);
    return 0;
  }
}
