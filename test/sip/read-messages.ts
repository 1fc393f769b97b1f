import { NoteLog } from '../../src/note.ts';
import { Payload, StreamMemory } from '../../src/payload.ts';
import type { Message } from '../../src/sip/message.ts';
import { SipReader } from '../../src/sip/sip-reader.ts';

/** What the hot scanner says of one message, kept beyond the callback. */
export interface Scanned {
  start: string;
  isRequest: boolean;
  statusCode: number;
  method: string;
  requestUri: string | null;
  reasonPhrase: string | null;
  callId: string | null;
  callIdHash: number;
  cseqNumber: number;
  cseqMethod: number;
  fromTagHash: number;
  toTagHash: number;
  branchHash: number;
  viaCount: number;
  contentLength: number;
  body: string;
  cut: boolean;
  hasCredentials: boolean;
  hasReason: boolean;
  headers: Record<string, string[]>;
}

export interface Reading {
  messages: Scanned[];
  /** Codes of the notes, with their counts. */
  notes: Record<string, number>;
}

/** Reads datagrams; each may be bytes, or bytes with `cut`. `look` names the headers to look up. */
export function readDatagrams(
  datagrams: (Uint8Array | { bytes: Uint8Array; cut: boolean })[],
  look: string[] = [],
): Reading {
  const { reader, reading } = start(look);
  const payload = new Payload();
  for (const datagram of datagrams) {
    const [bytes, cut] = datagram instanceof Uint8Array ? [datagram, false] : [datagram.bytes, datagram.cut];
    set(payload, bytes);
    payload.cut = cut;
    reader.datagram(payload);
  }
  return reading();
}

/** The only message of one datagram. */
export function readOne(bytes: Uint8Array, look: string[] = []): Scanned {
  const { messages } = readDatagrams([bytes], look);
  if (messages.length !== 1) throw new Error(`${messages.length} messages instead of one`);
  return messages[0]!;
}

/** Reads a stream that arrives in these pieces, as the transport stage would offer it: `last` with the last; `arrivals`: the piece that completed each message. */
export function readStream(
  pieces: Uint8Array[],
  memory = new StreamMemory(),
  look: string[] = [],
): Reading & { offers: number; arrivals: number[] } {
  const { reader, reading } = start(look);
  const payload = new Payload();
  let held = new Uint8Array(0);
  let offers = 0;
  const arrivals: number[] = [];
  pieces.forEach((piece, index) => {
    held = joined(held, piece);
    payload.last = index === pieces.length - 1;
    if (held.length < memory.needed && !payload.last) return;
    set(payload, held);
    offers++;
    const taken = reader.stream(payload, memory);
    while (arrivals.length < reading().messages.length) arrivals.push(index);
    if (taken < 0 || taken > held.length) throw new Error(`took ${taken} of ${held.length} bytes`);
    held = payload.last ? new Uint8Array(0) : held.slice(taken);
  });
  return { ...reading(), offers, arrivals };
}

function start(look: string[]) {
  const notes = new NoteLog();
  const messages: Scanned[] = [];
  const reader = new SipReader({ message: (message) => void messages.push(scanned(message, look)) }, notes);
  const reading = () => ({ messages, notes: Object.fromEntries(notes.of(0).map(({ code, count }) => [code, count])) });
  return { reader, reading };
}

function set(payload: Payload, bytes: Uint8Array): void {
  payload.bytes = bytes;
  payload.start = 0;
  payload.end = bytes.length;
  payload.input = 0;
  payload.position = 1;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function scanned(message: Message, look: string[]): Scanned {
  return {
    start: message.text(message.start, message.headersStart).trimEnd(),
    isRequest: message.isRequest,
    statusCode: message.statusCode,
    method: message.methodName,
    requestUri: message.requestUri,
    reasonPhrase: message.reasonPhrase,
    callId: message.callId,
    callIdHash: message.callIdHash,
    cseqNumber: message.cseqNumber,
    cseqMethod: message.cseqMethod,
    fromTagHash: message.fromTagHash,
    toTagHash: message.toTagHash,
    branchHash: message.branchHash,
    viaCount: message.viaCount,
    contentLength: message.contentLength,
    body: message.bodyStart < 0 ? '' : message.text(message.bodyStart, message.end),
    cut: message.cut,
    hasCredentials: message.hasCredentials,
    hasReason: message.hasReason,
    headers: Object.fromEntries(look.map((name) => [name, message.headers(name)])),
  };
}
