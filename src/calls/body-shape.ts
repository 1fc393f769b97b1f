import type { Message } from '../sip/message.ts';
import { hashWithoutBlanks } from '../util/hash.ts';

/** What the body of a message tells without reading it: media streams, and whether the first is refused (port 0). */
export interface BodyShape {
  streams: number;
  isRefused: boolean;
}

const LF = 0x0a;
const LETTER_M = 0x6d;
const EQUALS = 0x3d;
const SPACE = 0x20;
const ZERO = 0x30;
const shape: BodyShape = { streams: 0, isRefused: false };

/** Counts the lines `m=` of a body, which may be a session description (RFC 8866 5.14). The result is valid until the next call. */
export function bodyShape({ bytes, bodyStart, end }: Message): BodyShape {
  shape.streams = 0;
  shape.isRefused = false;
  if (bodyStart < 0) return shape;
  for (let at = bodyStart; at + 2 < end; at++) {
    if (bytes[at] !== LF || bytes[at + 1] !== LETTER_M || bytes[at + 2] !== EQUALS) continue;
    shape.streams++;
    if (shape.streams > 1) continue;
    let port = at + 3;
    while (port < end && bytes[port] !== SPACE && bytes[port] !== LF) port++;
    shape.isRefused = bytes[port + 1] === ZERO && bytes[port + 2] === SPACE;
  }
  return shape;
}

/** Tells media descriptions apart: a hash from the first line `m=` on; 0 when there is none. */
export function mediaHash(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at + 2 < end; at++)
    if (bytes[at] === LF && bytes[at + 1] === LETTER_M && bytes[at + 2] === EQUALS)
      return hashWithoutBlanks(bytes, at, end);
  return 0;
}
