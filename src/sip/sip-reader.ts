import type { NoteLog } from '../note.ts';
import type { Payload, PayloadSink, StreamMemory } from '../payload.ts';
import { isBlank } from './bytes.ts';
import type { MessageReceiver } from './message-receiver.ts';
import { Message } from './message.ts';
import { Scanner } from './scanner.ts';
import { findStartLine, isJunk } from './start-finder.ts';
import { isOdd, noteOddities, noteStart } from './message-notes.ts';
import { readStartLine, START, type Start, type Tail, TAIL } from './start-line.ts';
import { StreamFramer } from './stream-framer.ts';
import { WordFinder } from './word-finder.ts';

// Bindings of its own: those that cross modules are looked up at each use.
const { none: NONE, request: REQUEST, response: RESPONSE } = START;

/** How much junk may stand in front of a start line in a datagram. */
const JUNK_LIMIT = 512;

/** The message stage: recognises SIP by its content on any port, scans it and hands it on. */
export class SipReader implements PayloadSink {
  readonly #receiver: MessageReceiver;
  readonly #notes: NoteLog;
  readonly #message = new Message();
  readonly #finder = new WordFinder();
  readonly #scanner = new Scanner(this.#message, this.#finder);
  readonly #framer: StreamFramer;

  constructor(receiver: MessageReceiver, notes: NoteLog) {
    this.#receiver = receiver;
    this.#notes = notes;
    this.#framer = new StreamFramer(this.#message, this.#finder, this.#scanner, notes);
  }

  datagram(payload: Payload): void {
    const { bytes, end } = payload;
    let at = payload.start;
    // RTP and RTCP (version 2) are nearly all of a trunk capture; no start line begins with such a byte.
    if (at >= end || (bytes[at]! & 0xc0) === 0x80) return;
    // RFC 3261 7.5: empty lines before the start line are ignored.
    while (at < end && isBlank(bytes[at]!)) at++;
    if (at === end) return;
    const message = this.#message;
    this.#finder.use(bytes);
    message.bytes = bytes;
    message.start = at;
    message.end = end;
    const tail = payload.cut ? TAIL.lost : TAIL.nothing;
    const start = readStartLine(message, this.#finder, tail);
    if (start !== REQUEST && start !== RESPONSE && !this.#afterJunk(payload, start, tail)) return;
    const isWhole = this.#scanner.scanHeaders(tail);
    this.#endDatagram(payload, isWhole);
    this.#hand(payload);
  }

  stream(payload: Payload, memory: StreamMemory): number {
    let at = payload.start;
    do {
      at = this.#framer.frame(payload, memory, at);
      if (this.#framer.isFramed) this.#hand(payload);
    } while (this.#framer.isFramed && at < payload.end);
    return at - payload.start;
  }

  /** Whether a start line follows junk; it is then read into the message. */
  #afterJunk(payload: Payload, start: Start, tail: Tail): boolean {
    if (start !== NONE) {
      noteStart(start, payload, this.#notes);
      return false;
    }
    const message = this.#message;
    const from = message.start;
    const found = findStartLine(message, this.#finder, tail, JUNK_LIMIT);
    if (found === NONE || !isJunk(message.bytes, from, message.start)) return false;
    const { start: to } = message;
    this.#notes.add(
      payload.input,
      'junk-before-start-line',
      payload.place(),
      () => `${to - from} bytes stand before a start line.`,
    );
    return true;
  }

  /** RFC 3261 18.3: in a datagram, bytes beyond Content-Length are discarded; without one the body takes all. */
  #endDatagram(payload: Payload, hasBody: boolean): void {
    const message = this.#message;
    const length = message.contentLength;
    if (!hasBody) message.cut = payload.cut || length > 0;
    else if (length < 0) message.cut = payload.cut;
    else if (message.bodyStart + length > message.end) message.cut = true;
    else message.end = message.bodyStart + length;
  }

  #hand(payload: Payload): void {
    const message = this.#message;
    if (isOdd(message)) noteOddities(message, payload, this.#notes);
    this.#receiver.message(message, payload);
  }
}
