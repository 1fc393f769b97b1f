import type { LogLine } from './log-line.ts';
import { latin1 } from './log-line.ts';
import { parseTime, type ParsedTime } from './log-time.ts';

const LONGEST = 48;

/** The time in the last prefix that was met. Copied as text, and read only when a message or an event asks for it. */
export class RecordTime {
  readonly #bytes = new Uint8Array(LONGEST);
  #length = 0;
  #parsed: ParsedTime | null = null;
  #isParsed = true;

  remember({ timeBytes, timeStart, timeEnd }: LogLine): void {
    const length = Math.min(LONGEST, timeEnd - timeStart);
    const target = this.#bytes;
    for (let i = 0; i < length; i++) target[i] = timeBytes[timeStart + i]!;
    this.#length = length;
    this.#isParsed = false;
  }

  copy(other: RecordTime): void {
    this.#bytes.set(other.#bytes.subarray(0, other.#length));
    this.#length = other.#length;
    this.#parsed = other.#parsed;
    this.#isParsed = other.#isParsed;
  }

  get(): ParsedTime | null {
    if (!this.#isParsed) {
      this.#parsed = parseTime(latin1(this.#bytes, 0, this.#length).trim());
      this.#isParsed = true;
    }
    return this.#parsed;
  }
}
