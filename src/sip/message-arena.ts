import { LINE_LIMIT, Message } from './message.ts';
import { Scanner } from './scanner.ts';
import { readStartLine, START, TAIL } from './start-line.ts';
import { WordFinder } from './word-finder.ts';

/** Bytes of messages that are looked at together; a call with more gets a buffer of its own for the rest. */
const BUFFER_BYTES = 256 * 1024;
/** Header lines of a message that is not unusually long. */
const USUAL_LINES = 80;
const USUAL_BYTES = 4096;

/** A message that can be scanned again and again, each time over other bytes. */
interface Slot {
  readonly message: Message;
  readonly scanner: Scanner;
}

/**
 * Whole messages that are looked at together and then no more: those of one call, while rules ask for them. Buffers and
 * records are used again for the next: their making costs more than the scan.
 */
export class MessageArena {
  readonly #buffer = new Uint8Array(BUFFER_BYTES);
  readonly #finder = new WordFinder();
  readonly #slots: Slot[] = [];
  #used = 0;
  #at = 0;

  /** Makes all messages invalid that it gave. */
  reset(): void {
    this.#used = 0;
    this.#at = 0;
  }

  /**
   * Scans one message; null when it is none. It is valid until `reset`.
   * @param length of its bytes @param copy puts them into a buffer, from an offset on
   */
  scan(length: number, copy: (target: Uint8Array, at: number) => void): Message | null {
    const fits = this.#at + length <= BUFFER_BYTES;
    const bytes = fits ? this.#buffer : new Uint8Array(length);
    const start = fits ? this.#at : 0;
    copy(bytes, start);
    const { message, scanner } = length > USUAL_BYTES ? this.#newSlot(LINE_LIMIT) : this.#takeSlot();
    this.#finder.use(bytes);
    message.bytes = bytes;
    message.start = start;
    message.end = start + length;
    const found = readStartLine(message, this.#finder, TAIL.nothing);
    if (found !== START.request && found !== START.response) return null;
    const isWhole = scanner.scanHeaders(TAIL.nothing);
    message.cut = !isWhole || message.contentLength > message.end - message.bodyStart;
    // Words are looked at four bytes at a time: the next message begins on its own.
    if (fits) this.#at = (start + length + 3) & ~3;
    return message;
  }

  #takeSlot(): Slot {
    const slot = this.#slots[this.#used] ?? this.#newSlot(USUAL_LINES);
    this.#slots[this.#used++] = slot;
    return slot;
  }

  #newSlot(lines: number): Slot {
    const message = new Message(lines);
    return { message, scanner: new Scanner(message, this.#finder) };
  }
}
