import type { NoteLog } from '../note.ts';
import { FEED, type FeedState } from '../payload.ts';
import type { ByteWindow } from '../util/byte-window.ts';
import type { LogLine } from './log-line.ts';

const CR = 0x0d;
const LF = 0x0a;
/** A longer line is passed over: no record of any logger is so long. */
const LINE_LIMIT = 1 << 20;

/** The lines of a file: bytes up to LF, without the CRs before it. */
export class LineSplitter {
  readonly #window: ByteWindow;
  readonly #notes: NoteLog;
  readonly #input: number;
  #number = 0;
  /** Bytes of the unfinished line that are known to hold no LF. */
  #searched = 0;
  #isSkipping = false;
  #view: Buffer = Buffer.alloc(0);
  #viewed: Uint8Array | null = null;

  constructor(window: ByteWindow, notes: NoteLog, input: number) {
    this.#window = window;
    this.#notes = notes;
    this.#input = input;
  }

  /** Moves to the next line. `more`: fill the window and try again. */
  next(line: LogLine): FeedState {
    for (;;) {
      const window = this.#window;
      const { bytes, position, end } = window;
      const at = this.#buffer(bytes).indexOf(LF, position + this.#searched);
      const isWhole = at >= 0 && at < end;
      if (!isWhole && !window.atEnd) {
        this.#searched = end - position;
        if (this.#searched < LINE_LIMIT) return FEED.more;
        this.#skip();
        return FEED.more;
      }
      const lineEnd = isWhole ? at : end;
      if (!isWhole && position === end && !this.#isSkipping) return FEED.end;
      window.position = isWhole ? at + 1 : end;
      this.#searched = 0;
      this.#number++;
      if (this.#isSkipping) {
        this.#isSkipping = false;
        if (!isWhole) return FEED.end;
        continue;
      }
      let trimmed = lineEnd;
      while (trimmed > position && bytes[trimmed - 1] === CR) trimmed--;
      line.use(bytes, position, trimmed, this.#number);
      return FEED.item;
    }
  }

  /** Lines read so far. */
  get count(): number {
    return this.#number;
  }

  /** How many unread bytes to ask the window for. */
  get wanted(): number {
    return this.#searched + 1;
  }

  #skip(): void {
    if (!this.#isSkipping) {
      const detail = `A line is longer than ${LINE_LIMIT} bytes; it was passed over.`;
      this.#notes.add(this.#input, 'line-too-long', { line: this.#number + 1 }, detail, true);
    }
    this.#isSkipping = true;
    this.#window.position += this.#searched;
    this.#searched = 0;
  }

  #buffer(bytes: Uint8Array): Buffer {
    // Asking an array for its buffer costs more than the rest of a line.
    if (this.#viewed !== bytes) {
      this.#viewed = bytes;
      this.#view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    return this.#view;
  }
}
