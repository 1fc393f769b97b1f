import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import type { NoteLog } from '../note.ts';
import type { PayloadSink } from '../payload.ts';
import type { PacketCursor } from '../pcap/packet-cursor.ts';
import type { TransportEventSink } from '../transport-event.ts';
import type { Endpoints } from '../util/endpoints.ts';
import type { CapturePoint } from './capture-point.ts';
import { noteCarrier } from './carriers.ts';
import { FragmentStore } from './fragments/fragment-store.ts';
import { IcmpDecoder } from './icmp.ts';
import { IP_PROTOCOL, IpPacket } from './ip/ip-packet.ts';
import { skipExtensionHeaders } from './ip/ipv6.ts';
import { readIp } from './ip/read-ip.ts';
import { ipOffset, LINKTYPE_EXPORTED_PDU, UNKNOWN_LINK } from './link/ip-offset.ts';
import { isMedia } from './media.ts';
import { TcpDecoder } from './tcp/tcp-decoder.ts';
import { UdpDecoder } from './udp.ts';

// Bindings of its own: those that cross modules are looked up at each use.
const { udp: UDP, tcp: TCP } = IP_PROTOCOL;

/** How often, by the clock of the input, it is asked what has waited too long. */
const TICK_MICROS = 50_000;
/** A clock that steps back further than this is believed. */
const STEP_BACK_MICROS = 1_000_000;

/**
 * From captured packets to the payloads that can be SIP. One decoder serves all inputs of a run, packets in order of
 * time: streams and fragments go on from one rotated file to the next.
 */
export class PacketDecoder {
  readonly #notes: NoteLog;
  readonly #udp: UdpDecoder;
  readonly #tcp: TcpDecoder;
  readonly #fragments: FragmentStore;
  readonly #icmp: IcmpDecoder;
  readonly #packet = new IpPacket();
  readonly #at: CapturePoint = { input: 0, frame: 0, timeMicros: Number.NaN };
  #nextTickMicros = Number.NEGATIVE_INFINITY;

  /** @param limits caps of fragments and streams */
  constructor(
    sink: PayloadSink,
    events: TransportEventSink,
    endpoints: Endpoints,
    notes: NoteLog,
    limits: Limits = DEFAULT_LIMITS,
  ) {
    this.#notes = notes;
    this.#icmp = new IcmpDecoder(events, endpoints);
    this.#tcp = new TcpDecoder(sink, events, endpoints, notes, limits);
    this.#udp = new UdpDecoder(sink, endpoints, notes, (source, destination, timeMicros) =>
      this.#fragments.answered(source, destination, timeMicros),
    );
    this.#fragments = new FragmentStore(endpoints, notes, (packet, at) => this.#udp.decode(packet, at), limits);
  }

  /** @param input index of the input that the packet came from */
  decode(cursor: PacketCursor, input: number): void {
    const { timeMicros, bytes, end, linkType } = cursor;
    const untilTick = this.#nextTickMicros - timeMicros;
    if (untilTick <= 0 || untilTick > STEP_BACK_MICROS) this.#tick(timeMicros);
    const { start } = cursor;
    // IPv4 straight on Ethernet is nearly everything: no look at the other link layers.
    const isPlain = linkType === 1 && bytes[start + 12] === 0x08 && bytes[start + 13] === 0;
    const ip = isPlain && start + 14 <= end ? start + 14 : ipOffset(linkType, bytes, start, end);
    if (ip < 0) {
      if (ip === UNKNOWN_LINK) this.#noteLink(linkType, input, cursor.frame);
      return;
    }
    if (isMedia(bytes, ip, end)) return;
    const packet = this.#packet;
    if (!readIp(packet, bytes, ip, end)) return;
    const at = this.#at;
    at.input = input;
    at.frame = cursor.frame;
    at.timeMicros = timeMicros;
    if (!packet.isFragment) this.#transport(packet, at);
    else this.#fragment(packet, at);
  }

  /** Hands on what is still waiting: all inputs have ended. */
  finish(): void {
    this.#fragments.finish();
    this.#tcp.finish();
  }

  #transport(packet: IpPacket, at: CapturePoint): void {
    switch (packet.protocol) {
      case UDP:
        return this.#udp.decode(packet, at);
      case TCP:
        return this.#tcp.decode(packet, at);
      case IP_PROTOCOL.sctp:
        return noteCarrier(this.#notes, 'sctp', at.input, at.frame);
      case IP_PROTOCOL.icmp:
      case IP_PROTOCOL.icmpV6:
        return this.#icmp.decode(packet, at);
      default:
    }
  }

  #fragment(packet: IpPacket, at: CapturePoint): void {
    switch (packet.protocol) {
      case IP_PROTOCOL.sctp:
        return noteCarrier(this.#notes, 'sctp', at.input, at.frame);
      // Of IPv6, more extension headers may follow in the first fragment.
      case IP_PROTOCOL.destinationOptions:
      case IP_PROTOCOL.authentication:
      case UDP:
      case TCP:
        if (!this.#fragments.add(packet, at)) return;
        if (packet.isV6 && (!skipExtensionHeaders(packet) || packet.isFragment)) return;
        return this.#transport(packet, at);
      default:
    }
  }

  #noteLink(linkType: number, input: number, frame: number): void {
    if (linkType === LINKTYPE_EXPORTED_PDU) return noteCarrier(this.#notes, 'exported-pdu', input, frame);
    const detail = () => `Packets of link type ${linkType} cannot be read yet.`;
    this.#notes.add(input, 'link-type-unsupported', { frame }, detail, true);
  }

  #tick(nowMicros: number): void {
    this.#nextTickMicros = nowMicros + TICK_MICROS;
    this.#fragments.expire(nowMicros);
    this.#tcp.expire(nowMicros);
  }
}
