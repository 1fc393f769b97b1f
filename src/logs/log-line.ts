/**
 * One logical line: what is left of a line of the log when its wrappers are peeled off. One object is reused: it and
 * its bytes are valid only during the call that hands it over.
 */
export class LogLine {
  /** Bytes `start` to `end` of `bytes` are the line, without its line end. */
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  /** The line of the file in which it stands, from 1. */
  number = 0;
  /** The time in the wrappers' prefix: bytes `timeStart` to `timeEnd` of `timeBytes`; equal when there is none. */
  timeBytes: Uint8Array = this.bytes;
  timeStart = 0;
  timeEnd = 0;
  /** Tells the writer of the line (host, program, process, container) from others in the same log; 0 when nothing does. */
  writer = 0;
  /** A wrapper's prefix stood before it. */
  hasPrefix = false;

  get length(): number {
    return this.end - this.start;
  }

  /** Each byte one character: what is matched against patterns is ASCII, and nothing is lost. */
  text(): string {
    return latin1(this.bytes, this.start, this.end);
  }

  timeText(): string {
    return latin1(this.timeBytes, this.timeStart, this.timeEnd);
  }

  use(bytes: Uint8Array, start: number, end: number, number: number): void {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.number = number;
    this.timeEnd = this.timeStart;
    this.writer = 0;
    this.hasPrefix = false;
  }

  /** @param start @param end offsets into `this.bytes` */
  setTime(start: number, end: number): void {
    this.timeBytes = this.bytes;
    this.timeStart = start;
    this.timeEnd = end;
  }
}

// One line after the other stands in the same array: making a buffer of it costs more than the text.
let viewed: Uint8Array = new Uint8Array(0);
let view: Buffer = Buffer.alloc(0);

/** The text of some bytes, each one character. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  if (bytes !== viewed) {
    viewed = bytes;
    view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }
  return view.toString('latin1', start, end);
}
