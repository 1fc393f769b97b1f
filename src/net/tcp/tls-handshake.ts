import { i32, u16 } from '../big-endian.ts';
import type { IpPacket } from '../ip/ip-packet.ts';
import { distance } from './sequence.ts';

// Content types of records (RFC 8446 5.1).
const CHANGE_CIPHER_SPEC = 20;
const ALERT = 21;
const HANDSHAKE = 22;
const APPLICATION_DATA = 23;
const CLIENT_HELLO = 1;
const SERVER_HELLO = 2;
const HEADER_LENGTH = 5;
/** An alert in the clear has two bytes; in TLS 1.3 one more for its type, and sixteen that authenticate it (RFC 8446 5.2). */
const CLEAR_ALERT = 2;
const HIDDEN_ALERT = 19;
const FATAL = 2;
/** Notices of closing: close_notify, user_canceled, no_renegotiation. */
const NO_FAILURES: ReadonlySet<number> = new Set([0, 90, 100]);

/** What a handshake came to: an alert by its number, or what is seen without one. */
export type TlsEnd =
  | { readonly reason: 'alert'; readonly alert: number }
  | { readonly reason: 'hidden-alert' | 'cut-off' };

/** One direction of it, as records follow each other. */
class Half {
  /** Sequence number that goes on, and how many bytes of a record are still to come from there. */
  next: number | null = null;
  rest = 0;
  /** Something is missing: where records begin is not known any more. */
  isLost = false;
  hasChangedCipher = false;
  hasHello = false;
  isFinished = false;
  /** It has sent something after the other side's Finished. */
  isAfterFinished = false;
  warning = 0;
  /** Its last record has the length of an encrypted alert. */
  isHidden = false;
}

/** A TLS handshake as far as it can be followed from outside: whether it came about, and how it ended when it did not. */
export class TlsHandshake {
  readonly #client = new Half();
  readonly #server = new Half();
  /** Both sides have gone on to what is encrypted. */
  isEstablished = false;
  /** There is nothing more to learn from it. */
  isOver = false;

  /** Payload of a segment. @param body offset of the payload @returns how it ended; null while it goes on */
  data(isByClient: boolean, packet: IpPacket, body: number): TlsEnd | null {
    const half = isByClient ? this.#client : this.#server;
    const { bytes, end, start, missing } = packet;
    const sequence = i32(bytes, start + 4);
    if (half.next !== null) {
      const ahead = distance(sequence, half.next);
      // Sent again.
      if (ahead < 0) return null;
      if (ahead > 0) half.isLost = true;
    }
    half.next = (sequence + end - body + missing) | 0;
    let at = body;
    if (half.isLost) half.rest = 0;
    else if (half.rest > 0) {
      at += half.rest;
      half.rest = Math.max(0, at - end - missing);
    }
    while (at + HEADER_LENGTH <= end && !this.isOver) {
      const type = bytes[at]!;
      if (type < CHANGE_CIPHER_SPEC || type > APPLICATION_DATA || bytes[at + 1] !== 3) {
        half.isLost = true;
        return null;
      }
      const length = u16(bytes, at + 3);
      const ended = this.#record(
        isByClient,
        half,
        type,
        bytes,
        at + HEADER_LENGTH,
        Math.min(end, at + HEADER_LENGTH + length),
        length,
      );
      if (ended !== null) return this.#finish(ended);
      // Of a stream with a gap only a record that begins a segment is known to be one.
      if (half.isLost) return null;
      at += HEADER_LENGTH + length;
      half.rest = Math.max(0, at - end - missing);
    }
    return null;
  }

  /** The connection was closed or reset. @returns how the handshake ended; null when it was over, or its beginning was not seen */
  close(isByClient: boolean): TlsEnd | null {
    if (this.isOver) return null;
    const half = isByClient ? this.#client : this.#server;
    const isWhole = this.#client.hasHello && !this.#client.isLost && !this.#server.isLost;
    if (half.isHidden && isWhole) return this.#finish({ reason: 'hidden-alert' });
    const alert = this.#server.warning || this.#client.warning;
    if (!this.isEstablished && alert > 0) return this.#finish({ reason: 'alert', alert });
    this.isOver = true;
    return isWhole && !this.isEstablished ? { reason: 'cut-off' } : null;
  }

  #finish(ended: TlsEnd): TlsEnd {
    this.isOver = true;
    return ended;
  }

  #record(
    isByClient: boolean,
    half: Half,
    type: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    length: number,
  ): TlsEnd | null {
    half.isHidden = false;
    if (type === ALERT) {
      if (length !== CLEAR_ALERT || end - start < CLEAR_ALERT) return null;
      const alert = bytes[start + 1]!;
      if (NO_FAILURES.has(alert)) return null;
      if (bytes[start] === FATAL) return { reason: 'alert', alert };
      half.warning = alert;
    } else if (type === CHANGE_CIPHER_SPEC) half.hasChangedCipher = true;
    else if (type === HANDSHAKE) this.#handshake(half, bytes, start, end, length);
    else this.#applicationData(isByClient, half, length);
    return null;
  }

  #handshake(half: Half, bytes: Uint8Array, start: number, end: number, length: number): void {
    const message = end > start ? bytes[start]! : 0;
    const isHello =
      (message === CLIENT_HELLO || message === SERVER_HELLO) &&
      end - start >= 4 &&
      bytes[start + 1] === 0 &&
      u16(bytes, start + 2) <= length;
    if (isHello) half.hasHello = true;
    // To TLS 1.2 only Finished comes after the change, and is encrypted; with 1.3 the second hello after a retry.
    else if (half.hasChangedCipher) half.isFinished = true;
    if (!this.#client.isFinished || !this.#server.isFinished) return;
    this.isEstablished = true;
    this.isOver = true;
  }

  #applicationData(isByClient: boolean, half: Half, length: number): void {
    const isShort = length === HIDDEN_ALERT;
    if (isByClient) {
      // Finished of TLS 1.3 is longer than an alert.
      if (!isShort) this.isEstablished = true;
      half.isHidden = !this.isEstablished;
    } else if (this.isEstablished) {
      // The server may still refuse the client's certificate: then this is the only record before it closes.
      if (isShort && !half.isAfterFinished) half.isHidden = true;
      else this.isOver = true;
      half.isAfterFinished = true;
    }
  }
}
