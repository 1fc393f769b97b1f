import { DEFAULT_LIMITS, type Limits } from '../../limits.ts';
import type { NoteLog } from '../../note.ts';
import type { Endpoints } from '../../util/endpoints.ts';
import { i32, u16 } from '../big-endian.ts';
import type { CapturePoint } from '../capture-point.ts';
import { destinationEndpoint, sourceEndpoint } from '../ip/ip-endpoints.ts';
import { IP_PROTOCOL, IpPacket } from '../ip/ip-packet.ts';
import { beginsLikeSip } from '../text.ts';
import { FragmentedDatagram } from './fragmented-datagram.ts';

/** RFC 791 3.2 suggests 15 s, RFC 8200 4.5 asks for 60 s; common stacks use 30 s. */
const LIFETIME_MICROS = 30_000_000;
/** A first fragment with text waits this long for the others, which follow within microseconds on a wire. */
const PATIENCE_MICROS = 200_000;
/** After this long an answer from the receiver shows that the datagram was whole there, so the rest was not captured. */
const ANSWERED_MICROS = 1_000;

/** Takes the beginning of a UDP datagram whose other fragments were not captured. */
type IncompleteDatagram = (packet: IpPacket, at: CapturePoint) => void;

/** Puts IP fragments together (RFC 791 3.2, RFC 8200 4.5): any order, duplicates, overlaps. */
export class FragmentStore {
  readonly #endpoints: Endpoints;
  readonly #notes: NoteLog;
  readonly #incomplete: IncompleteDatagram;
  readonly #datagrams = new Map<string, FragmentedDatagram>();
  /** Incomplete datagrams whose first fragment holds text. */
  readonly #waiting = new Set<FragmentedDatagram>();
  /** Those that are done with. */
  readonly #free: FragmentedDatagram[] = [];
  #bytes = 0;

  readonly #most: Pick<Limits, 'datagrams' | 'fragmentBytes'>;

  constructor(
    endpoints: Endpoints,
    notes: NoteLog,
    incomplete: IncompleteDatagram,
    most: Pick<Limits, 'datagrams' | 'fragmentBytes'> = DEFAULT_LIMITS,
  ) {
    this.#most = most;
    this.#endpoints = endpoints;
    this.#notes = notes;
    this.#incomplete = incomplete;
  }

  /** Bytes held at present. */
  get heldBytes(): number {
    return this.#bytes;
  }

  /**
   * Takes a fragment.
   * @returns true when it completes its datagram; `packet` is the whole datagram then
   */
  add(packet: IpPacket, at: CapturePoint): boolean {
    const datagram = this.#datagramOf(packet, at);
    const before = datagram.bytes.length;
    const effect = datagram.add(packet);
    this.#bytes += datagram.bytes.length - before;
    if (this.#isFull()) this.#evict();
    if (effect === 'overlapped') this.#noteOverlap(at);
    if (effect === 'completed') {
      if (datagram.text !== null) this.#waiting.delete(datagram);
      describe(datagram, datagram.total, packet);
      return true;
    }
    if (effect === 'added' && packet.fragmentOffset === 0) this.#lookAtFirst(datagram, packet, at);
    return false;
  }

  /** A datagram with text was seen: those that it answers are not waited for any longer. */
  answered(source: number, destination: number, timeMicros: number): void {
    if (this.#waiting.size === 0) return;
    for (const datagram of this.#waiting) {
      const { text } = datagram;
      if (text === null || text.source !== destination || text.destination !== source) continue;
      if (timeMicros - text.at.timeMicros >= ANSWERED_MICROS) this.#giveUp(datagram);
    }
  }

  /** Gives up what has waited too long, by the clock of the input. */
  expire(nowMicros: number): void {
    for (const datagram of this.#waiting) {
      const since = datagram.text?.at.timeMicros ?? nowMicros;
      if (!(nowMicros - since >= PATIENCE_MICROS)) break;
      this.#giveUp(datagram);
    }
    for (const datagram of this.#datagrams.values()) {
      if (!(nowMicros - datagram.since.timeMicros >= LIFETIME_MICROS)) break;
      this.#remove(datagram);
    }
  }

  /** Gives everything up: the input has ended. */
  finish(): void {
    for (const datagram of this.#datagrams.values()) this.#remove(datagram);
  }

  #datagramOf(packet: IpPacket, at: CapturePoint): FragmentedDatagram {
    const key = keyOf(packet);
    const known = this.#datagrams.get(key);
    if (known !== undefined) {
      if (known.belongs(packet)) return known;
      this.#remove(known);
    }
    const datagram = this.#free.pop() ?? new FragmentedDatagram();
    datagram.begin(key, packet, at);
    this.#datagrams.set(key, datagram);
    this.#bytes += datagram.bytes.length;
    return datagram;
  }

  #isFull(): boolean {
    return this.#datagrams.size > this.#most.datagrams || this.#bytes > this.#most.fragmentBytes;
  }

  /** Drops the oldest. */
  #evict(): void {
    for (const datagram of this.#datagrams.values()) {
      if (!this.#isFull()) return;
      if (!datagram.isComplete) {
        const { input, frame } = datagram.since;
        const detail = 'Too many fragmented datagrams at once: the oldest were given up.';
        this.#notes.add(input, 'fragments-evicted', { frame }, detail, true);
      }
      this.#remove(datagram);
    }
  }

  #remove(datagram: FragmentedDatagram): void {
    this.#datagrams.delete(datagram.key);
    this.#bytes -= datagram.bytes.length;
    if (this.#waiting.has(datagram)) this.#giveUp(datagram);
    this.#free.push(datagram);
  }

  #lookAtFirst(datagram: FragmentedDatagram, packet: IpPacket, at: CapturePoint): void {
    const { bytes, start, end } = packet;
    if (packet.protocol !== IP_PROTOCOL.udp || !beginsLikeSip(bytes, start + 8, end)) return;
    const source = sourceEndpoint(this.#endpoints, packet, u16(bytes, start));
    const destination = destinationEndpoint(this.#endpoints, packet, u16(bytes, start + 2));
    datagram.text = { at: { ...at }, source, destination };
    this.#waiting.add(datagram);
  }

  /** Hands on what there is of a datagram. It stays in the store: the rest may still come. */
  #giveUp(datagram: FragmentedDatagram): void {
    this.#waiting.delete(datagram);
    const { text } = datagram;
    if (text === null || datagram.isDropped) return;
    const place = { frame: text.at.frame };
    if (datagram.fragments === 1) this.#notes.add(text.at.input, 'fragment-first-only', place, FIRST_ONLY, true);
    else this.#notes.add(text.at.input, 'fragments-incomplete', place, INCOMPLETE, true);
    const packet = new IpPacket();
    describe(datagram, datagram.prefix, packet);
    this.#incomplete(packet, text.at);
  }

  #noteOverlap(at: CapturePoint): void {
    const detail = 'Overlapping IPv6 fragments: the datagram was dropped, as RFC 5722 demands.';
    this.#notes.add(at.input, 'fragments-overlap', { frame: at.frame }, detail, true);
  }
}

const FIRST_ONLY =
  'Only the first fragment of a UDP datagram was captured; a capture filter such as "port 5060" hides the others: ' +
  'add "or (ip[6:2] & 0x3fff != 0)", for IPv6 "or ip6[6] == 44".';
const INCOMPLETE = 'Fragments of a UDP datagram with text are missing: only its beginning was read.';

function keyOf(packet: IpPacket): string {
  const { bytes, addresses, fragmentId } = packet;
  if (!packet.isV6) return `${i32(bytes, addresses)} ${i32(bytes, addresses + 4)} ${fragmentId} ${packet.protocol}`;
  let key = `6 ${fragmentId}`;
  for (let at = 0; at < 32; at += 4) key += ` ${i32(bytes, addresses + at)}`;
  return key;
}

/** Makes `packet` the datagram, as if it had come whole, or the first `length` bytes of its payload. */
function describe(datagram: FragmentedDatagram, length: number, packet: IpPacket): void {
  packet.bytes = datagram.bytes;
  packet.isV6 = datagram.isV6;
  packet.addresses = 0;
  packet.protocol = datagram.protocol;
  packet.start = datagram.addressesLength;
  packet.end = datagram.addressesLength + length;
  packet.missing = 0;
  packet.isFragment = false;
}
