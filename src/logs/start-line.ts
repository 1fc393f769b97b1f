const SPACE = 0x20;
const VERSION = Buffer.from('SIP/2.0');
const METHODS = [
  'INVITE',
  'ACK',
  'BYE',
  'CANCEL',
  'REGISTER',
  'OPTIONS',
  'SUBSCRIBE',
  'NOTIFY',
  'PUBLISH',
  'REFER',
  'MESSAGE',
  'INFO',
  'UPDATE',
  'PRACK',
];
const METHOD_AT_END = new RegExp(`(?:${METHODS.join('|')})$`);
/** A Request-URI longer than this is none. */
const LONGEST_URI = 2048;

/** Where a SIP start line stands in a line. */
export interface FoundStart {
  start: number;
  /** Behind the start line: what follows on the same line is not part of it. */
  end: number;
}

/**
 * Finds a start line (RFC 3261 7.1, 7.2) in a line of a log: at its beginning, or behind other words.
 * @param version where the first `SIP/2.0` of the line stands
 */
export function findStartLine(bytes: Uint8Array, start: number, end: number, version: number): FoundStart | null {
  for (let at = version; at >= 0 && at < end; at = nextVersion(bytes, at + VERSION.length, end)) {
    const after = at + VERSION.length;
    if (isStatus(bytes, after, end) && isWordStart(bytes, start, at)) return { start: at, end };
    const begin = requestStart(bytes, start, at, after, end);
    if (begin >= 0) return { start: begin, end: after };
  }
  return null;
}

/** Offset of the next `SIP/2.0` before `end`; -1 when there is none. */
export function nextVersion(bytes: Uint8Array, from: number, end: number): number {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.max(0, end - from)).indexOf(VERSION);
  return found < 0 ? -1 : from + found;
}

/** SP, a code from 100 to 699, and a blank or the end. */
function isStatus(bytes: Uint8Array, at: number, end: number): boolean {
  if (at + 4 > end || bytes[at] !== SPACE) return false;
  const first = bytes[at + 1]!;
  if (first < 0x31 || first > 0x36 || !isDigit(bytes[at + 2]!) || !isDigit(bytes[at + 3]!)) return false;
  return at + 4 === end || bytes[at + 4]! <= SPACE;
}

function requestStart(bytes: Uint8Array, start: number, version: number, after: number, end: number): number {
  if (version <= start || bytes[version - 1] !== SPACE || !endsThere(bytes, after, end)) return -1;
  let uri = version - 2;
  const lowest = Math.max(start, version - LONGEST_URI);
  while (uri >= lowest && bytes[uri]! > SPACE) uri--;
  if (uri <= start || uri === version - 2 || bytes[uri] !== SPACE) return -1;
  if (!hasScheme(bytes, uri + 1, version)) return -1;
  let method = uri;
  while (method > start && isMethodByte(bytes[method - 1]!)) method--;
  if (method === start && uri > start) return method;
  const known = METHOD_AT_END.exec(
    Buffer.from(bytes.buffer, bytes.byteOffset + method, uri - method).toString('latin1'),
  );
  return known ? method + known.index : -1;
}

/** Nothing but what dumps put in the place of CR: blanks, a dot, the closing of a quotation. */
function endsThere(bytes: Uint8Array, at: number, end: number): boolean {
  return at === end || bytes[at]! <= SPACE || bytes[at] === 0x2e;
}

function hasScheme(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = at; i < Math.min(end, at + 12); i++) if (bytes[i] === 0x3a) return i > at;
  return bytes[at] === 0x2a; // OPTIONS * SIP/2.0
}

/** Not in the middle of a path. A letter may stand before it: dumps of packets print their headers as text. */
function isWordStart(bytes: Uint8Array, start: number, at: number): boolean {
  return at === start || bytes[at - 1] !== 0x2f;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isMethodByte(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || isDigit(byte) || byte === 0x2d || byte === 0x5f;
}
