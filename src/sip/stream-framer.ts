import type { NoteLog } from '../note.ts';
import type { Payload, StreamMemory } from '../payload.ts';
import { afterLineEnd } from './bytes.ts';
import { noteStart } from './message-notes.ts';
import { Message } from './message.ts';
import type { Scanner } from './scanner.ts';
import { findStartLine } from './start-finder.ts';
import { readStartLine, START, type Start, type Tail, TAIL } from './start-line.ts';
import type { WordFinder } from './word-finder.ts';

const LF = 0x0a;
const CR = 0x0d;

/** Headers that have not ended after so many bytes are given up; a longer body than the second is not waited for. */
const HEADERS_LIMIT = 64 * 1024;
const BODY_LIMIT = 1024 * 1024;

/** Cuts the bytes of a stream into messages by Content-Length (RFC 3261 18.3). */
export class StreamFramer {
  /** The last call of `frame` left a whole message, scanned. */
  isFramed = false;
  readonly #message: Message;
  readonly #finder: WordFinder;
  readonly #scanner: Scanner;
  readonly #notes: NoteLog;
  /** For looking ahead while `#message` holds what was scanned. */
  readonly #probe = new Message();

  constructor(message: Message, finder: WordFinder, scanner: Scanner, notes: NoteLog) {
    this.#message = message;
    this.#finder = finder;
    this.#scanner = scanner;
    this.#notes = notes;
  }

  /**
   * Takes the next message from `at` on into the message shared with the scanner.
   * @returns up to where the bytes are dealt with; without a message (`isFramed`), the rest has to wait for more
   */
  frame(payload: Payload, memory: StreamMemory, at: number): number {
    const { bytes, end } = payload;
    const message = this.#message;
    const tail = payload.last ? TAIL.lost : TAIL.more;
    const searched = memory.searched;
    this.isFramed = false;
    memory.needed = 0;
    memory.searched = 0;
    this.#finder.use(bytes);
    // RFC 3261 7.5, and RFC 5626 3.5.1: empty lines between messages keep the connection alive.
    while (at < end && (bytes[at] === CR || bytes[at] === LF)) at++;
    if (at === end) return end;
    message.bytes = bytes;
    message.start = at;
    message.end = end;
    let start = readStartLine(message, this.#finder, tail);
    if (start !== START.request && start !== START.response && start !== START.partial) {
      noteStart(start, payload, this.#notes);
      if (!memory.isSip) return end;
      start = this.#resynchronise(payload, tail);
    }
    if (start === START.partial) return message.start;
    if (start === START.none) return end;
    memory.isSip = true;
    if (message.start === at && searched > 0 && tail === TAIL.more) {
      if (!this.#hasEmptyLine(at + searched - 3, end)) return this.#waitForHeaders(payload, memory);
    }
    if (this.#scanner.scanHeaders(tail)) return this.#body(payload, memory, tail);
    if (tail === TAIL.more) return this.#waitForHeaders(payload, memory);
    this.#note(payload, 'sip-stream-cut', 'A stream ends or has a gap within the headers of a message.');
    return end;
  }

  #body(payload: Payload, memory: StreamMemory, tail: Tail): number {
    const message = this.#message;
    const { contentLength, bodyStart } = message;
    if (contentLength < 0 || contentLength > BODY_LIMIT) {
      this.#note(
        payload,
        contentLength < 0 ? 'sip-content-length-missing' : 'sip-content-length-absurd',
        contentLength < 0
          ? 'A message on a stream has no valid Content-Length (RFC 3261 20.14): its body ends where the next message begins.'
          : `A message on a stream claims a body of ${contentLength} bytes or more: it ends where the next message begins.`,
      );
      message.end = this.#unmeasuredEnd(payload.end, tail);
    } else if (bodyStart + contentLength <= payload.end) message.end = bodyStart + contentLength;
    else if (tail === TAIL.more) {
      memory.needed = bodyStart + contentLength - message.start;
      return message.start;
    } else message.cut = true;
    this.isFramed = true;
    return message.end;
  }

  /** Without a Content-Type there is no body (RFC 3261 7.4.1); else it ends at the next start line in sight. */
  #unmeasuredEnd(end: number, tail: Tail): number {
    const message = this.#message;
    if (message.header('Content-Type') === null) return message.bodyStart;
    const probe = this.#probe;
    probe.bytes = message.bytes;
    probe.start = message.bodyStart;
    probe.end = end;
    findStartLine(probe, this.#finder, tail);
    return probe.start;
  }

  /** Drops the bytes up to the next start line: after loss, or a body longer than its Content-Length. */
  #resynchronise(payload: Payload, tail: Tail): Start {
    const message = this.#message;
    const from = message.start;
    const start = findStartLine(message, this.#finder, tail);
    const skipped = message.start - from;
    if (skipped > 0)
      this.#note(
        payload,
        'sip-stream-resync',
        `${skipped} bytes of a stream belong to no message; they are skipped up to the next start line.`,
      );
    return start;
  }

  /** Keeps the bytes until the headers end, unless there are too many already. */
  #waitForHeaders(payload: Payload, memory: StreamMemory): number {
    const { start } = this.#message;
    if (payload.end - start <= HEADERS_LIMIT) {
      memory.searched = payload.end - start;
      return start;
    }
    this.#note(
      payload,
      'sip-headers-endless',
      `The headers of a message on a stream do not end within ${HEADERS_LIMIT} bytes; they are dropped.`,
    );
    return payload.end;
  }

  #hasEmptyLine(from: number, end: number): boolean {
    const bytes = this.#message.bytes;
    for (let at = this.#finder.lineEnd(from, end); at < end; at = this.#finder.lineEnd(at + 1, end)) {
      if (bytes[at] !== CR && bytes[at] !== LF) continue;
      const next = afterLineEnd(bytes, at, end);
      if (next < end && (bytes[next] === CR || bytes[next] === LF)) return true;
    }
    return false;
  }

  #note(payload: Payload, code: string, detail: string): void {
    this.#notes.add(payload.input, code, payload.place(), detail, true);
  }
}
