import type { NoteLog } from '../note.ts';
import { Payload, TRANSPORT, type PayloadSink } from '../payload.ts';
import type { Endpoints } from '../util/endpoints.ts';
import { u16 } from './big-endian.ts';
import type { CapturePoint } from './capture-point.ts';
import { isHep, noteCarrier } from './carriers.ts';
import { noteCutShort } from './cut-short.ts';
import { destinationEndpoint, sourceEndpoint } from './ip/ip-endpoints.ts';
import type { IpPacket } from './ip/ip-packet.ts';
import { isSipPort } from './sip-port.ts';
import { findVersion } from './start-line.ts';
import { beginsLikeSip } from './text.ts';

const HEADER_LENGTH = 8;
/** How far into a payload that begins with junk a start line is looked for. */
const JUNK_LIMIT = 512;

/** Told of a datagram just before it is handed on, by its endpoints. */
type BeforeDatagram = (source: number, destination: number, timeMicros: number) => void;

/** UDP (RFC 768): hands on the payloads that can be SIP, by their first bytes. The checksum is not checked. */
export class UdpDecoder {
  readonly #sink: PayloadSink;
  readonly #endpoints: Endpoints;
  readonly #notes: NoteLog;
  readonly #before: BeforeDatagram;
  readonly #payload = new Payload();

  constructor(sink: PayloadSink, endpoints: Endpoints, notes: NoteLog, before: BeforeDatagram) {
    this.#sink = sink;
    this.#endpoints = endpoints;
    this.#notes = notes;
    this.#before = before;
    this.#payload.transport = TRANSPORT.udp;
  }

  decode(packet: IpPacket, at: CapturePoint): void {
    const { bytes, start } = packet;
    const body = start + HEADER_LENGTH;
    if (body >= packet.end) return;
    const length = u16(bytes, start + 4);
    // 0 with a jumbogram (RFC 2675 4) or segmentation offload: the IP header counts.
    const wireEnd = length < HEADER_LENGTH ? packet.end : start + length;
    const end = wireEnd < packet.end ? wireEnd : packet.end;
    if (isHep(bytes, body, end)) return noteCarrier(this.#notes, 'hep', at.input, at.frame, u16(bytes, start + 2));
    if (!beginsLikeSip(bytes, body, end) && !hidesSip(bytes, start, body, end)) return;
    this.#deliver(packet, body, end, wireEnd > end || (length < HEADER_LENGTH && packet.missing > 0), at);
  }

  #deliver(packet: IpPacket, body: number, end: number, cut: boolean, at: CapturePoint): void {
    const { bytes, start } = packet;
    const source = sourceEndpoint(this.#endpoints, packet, u16(bytes, start));
    const destination = destinationEndpoint(this.#endpoints, packet, u16(bytes, start + 2));
    const { input, frame, timeMicros } = at;
    if (cut && packet.missing > 0) noteCutShort(this.#notes, input, frame);
    this.#before(source, destination, timeMicros);

    const payload = this.#payload;
    payload.bytes = bytes;
    payload.start = body;
    payload.end = end;
    payload.timeMicros = timeMicros;
    payload.source = source;
    payload.destination = destination;
    payload.input = input;
    payload.position = frame;
    payload.cut = cut;
    this.#sink.datagram(payload);
  }
}

/** A payload that begins with junk, on a usual SIP port, with a start line behind it. */
function hidesSip(bytes: Uint8Array, start: number, body: number, end: number): boolean {
  if (!isSipPort(u16(bytes, start)) && !isSipPort(u16(bytes, start + 2))) return false;
  return findVersion(bytes, body, Math.min(end, body + JUNK_LIMIT)) >= 0;
}
