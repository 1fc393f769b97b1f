import type { NoteLog } from '../note.ts';

/** Writes the notes about a damaged capture, in the same words for both formats. Offsets are of the decompressed input. */
export class CaptureDamage {
  readonly #notes: NoteLog;
  readonly #input: number;

  constructor(notes: NoteLog, input: number) {
    this.#notes = notes;
    this.#input = input;
  }

  /** @param frame the last whole packet, 0 when there is none */
  truncated(frame: number, offset: number, unread: number): void {
    const place = frame > 0 ? { frame } : { byte: offset };
    const detail = (): string => `the capture ends inside the record that begins at byte ${offset}; ${left(unread)}`;
    this.#notes.add(this.#input, 'capture-truncated', place, detail, true);
  }

  /** @param resumed offset of the record that reading went on with, -1 when none was found */
  corrupt(offset: number, resumed: number, end: number): void {
    const detail = (): string =>
      resumed < 0
        ? `the record at byte ${offset} is corrupt and no later one could be found; ${left(end - offset)}`
        : `the record at byte ${offset} is corrupt; ${count(resumed - offset)} skipped to the next one, at byte ${resumed}`;
    this.#notes.add(this.#input, 'record-corrupt', { byte: offset }, detail, true);
  }

  /** A whole record whose contents contradict themselves, or name an interface that was not described. */
  unreadable(offset: number, length: number): void {
    const detail = (): string =>
      `the record at byte ${offset} has no valid length or interface inside; ${count(length)} left out`;
    this.#notes.add(this.#input, 'record-unreadable', { byte: offset }, detail, true);
  }
}

function left(bytes: number): string {
  return `${count(bytes)} left unread`;
}

function count(bytes: number): string {
  return bytes === 1 ? '1 byte was' : `${bytes} bytes were`;
}
