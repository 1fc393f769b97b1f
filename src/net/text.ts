const TOKEN = 1;
const TEXT = 2;
const CAN_BEGIN = 4;

const KIND = new Uint8Array(256);
for (let byte = 0x20; byte < 0x7f; byte++) KIND[byte] = TEXT;
for (const char of '\t\r\n') KIND[char.charCodeAt(0)] = TEXT;
for (const char of "-.!%*_+`'~") KIND[char.charCodeAt(0)]! |= TOKEN | CAN_BEGIN;
for (const char of ' \r\n') KIND[char.charCodeAt(0)]! |= CAN_BEGIN;
for (let byte = 0; byte < 128; byte++)
  if (/[0-9A-Za-z]/.test(String.fromCharCode(byte))) KIND[byte]! |= TOKEN | CAN_BEGIN;

/** How many bytes must be text: enough to refuse DNS, TFTP, STUN and QUIC, whose first byte may look like text. */
const LOOK = 8;

/** The byte may stand in a token (RFC 3261 25.1). */
export function isTokenByte(byte: number): boolean {
  return (KIND[byte]! & TOKEN) !== 0;
}

/** Whether bytes can begin a SIP message: a token or white space first, then text. */
export function beginsLikeSip(bytes: Uint8Array, start: number, end: number): boolean {
  if (start >= end || (KIND[bytes[start]!]! & CAN_BEGIN) === 0) return false;
  return beginsWithText(bytes, start, end);
}

/** Whether the first bytes are printable ASCII or white space, as anywhere inside most SIP messages. */
export function beginsWithText(bytes: Uint8Array, start: number, end: number): boolean {
  const stop = end - start > LOOK ? start + LOOK : end;
  for (let at = start; at < stop; at++) if ((KIND[bytes[at]!]! & TEXT) === 0) return false;
  return start < end;
}
