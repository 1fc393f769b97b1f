import type { NoteLog } from '../note.ts';
import type { ByteSource } from './byte-source.ts';

/** Writes the note about compressed data that cannot be unpacked to its end. */
export class CompressionDamage {
  readonly #notes: NoteLog;
  readonly #input: number;
  readonly #source: ByteSource;
  readonly #format: string;

  constructor(notes: NoteLog, input: number, source: ByteSource, format: 'gzip' | 'zstd') {
    this.#notes = notes;
    this.#input = input;
    this.#source = source;
    this.#format = format;
  }

  /**
   * @param offset of the stored byte at which unpacking stopped
   * @param unpacked how many bytes had come out before
   */
  note(offset: number, unpacked: number, reason: string): void {
    const size = this.#source.sizeBytes;
    const left = size === null ? '' : `; ${Math.max(0, size - offset)} stored bytes were left unread`;
    const detail = `${this.#format}: ${reason} at byte ${offset}, after ${unpacked} bytes had been unpacked${left}`;
    this.#notes.add(this.#input, 'compression-damaged', { byte: offset }, detail, true);
  }
}
