import type { CapturePoint } from '../capture-point.ts';
import { IP_PROTOCOL, type IpPacket } from '../ip/ip-packet.ts';
import { ByteRanges } from './byte-ranges.ts';

/** Longest datagram without jumbograms. */
const LONGEST = 65535;
/** A datagram in more pieces than this at once is no datagram that a host sends. */
const MOST_RANGES = 64;
const UDP_HEADER_LENGTH = 8;

/** What a fragment did to its datagram. */
type FragmentEffect = 'added' | 'completed' | 'overlapped' | 'ignored';

/** Room for most datagrams; what more a longer one takes is not kept for the next. */
const FIRST_LENGTH = 32 + 4096;

/**
 * One datagram in the making. `bytes` holds the two addresses, then what has come of the payload. Used again for another
 * when it is done with: to make its buffer costs more than everything else that is done to a fragment.
 */
export class FragmentedDatagram {
  key = '';
  isV6 = false;
  addressesLength = 0;
  /** Where and when its first known fragment was captured. */
  readonly since: CapturePoint = { input: 0, frame: 0, timeMicros: Number.NaN };
  protocol = 0;
  bytes = new Uint8Array(FIRST_LENGTH);
  /** Length of the payload, once the last fragment has come; else -1. */
  total = -1;
  /** How many fragments it was made of so far, repeated ones left out. */
  fragments = 0;
  /** All was there once. The bytes are kept for a while, to tell a fragment recorded twice from a reused identification. */
  isComplete = false;
  /** RFC 5722 4: overlapping fragments condemn the datagram, with those still to come. */
  isDropped = false;
  /** Of a first fragment that holds text: where it was captured and between whom. */
  text: { at: CapturePoint; source: number; destination: number } | null = null;
  readonly #ranges = new ByteRanges();

  begin(key: string, packet: IpPacket, since: CapturePoint): void {
    this.key = key;
    this.isV6 = packet.isV6;
    this.addressesLength = packet.isV6 ? 32 : 8;
    Object.assign(this.since, since);
    this.protocol = packet.protocol;
    this.total = -1;
    this.fragments = 0;
    this.isComplete = false;
    this.isDropped = false;
    this.text = null;
    this.#ranges.clear();
    if (this.bytes.length > FIRST_LENGTH) this.bytes = new Uint8Array(FIRST_LENGTH);
    const { addresses } = packet;
    this.bytes.set(packet.bytes.subarray(addresses, addresses + this.addressesLength));
  }

  /** Length of the part that is there from the beginning on without a hole. */
  get prefix(): number {
    return this.#ranges.prefix;
  }

  /** Whether a fragment can be of this datagram, not of a later one with the same identification. */
  belongs(packet: IpPacket): boolean {
    const offset = packet.fragmentOffset;
    if (this.isComplete) {
      const isLast = offset + packet.end - packet.start === this.total;
      return isLast !== packet.moreFragments && this.#isRepeated(packet, packet.end - packet.start);
    }
    const repeatsFirst = offset === 0 && this.prefix > 0 && !this.isV6 && this.protocol === IP_PROTOCOL.udp;
    return !repeatsFirst || this.#isRepeated(packet, Math.min(UDP_HEADER_LENGTH, packet.end - packet.start));
  }

  add(packet: IpPacket): FragmentEffect {
    const from = packet.fragmentOffset;
    const to = from + packet.end - packet.start;
    if (this.isDropped || !this.#isSound(packet, to)) return 'ignored';
    if (!this.isComplete) {
      const missing = this.#ranges.missing(from, to);
      const isWhole = missing.length === 2 && missing[0] === from && missing[1] === to;
      if (this.isV6 && !isWhole) return this.#overlap(packet, missing.length === 0);
      if (missing.length === 0) return 'ignored';
      this.#copy(packet, missing, to);
      if (!packet.moreFragments && packet.missing === 0 && this.total < 0) this.total = to;
      // For IPv6 the first fragment's header names the protocol (RFC 8200 4.5).
      if (from === 0) this.protocol = packet.protocol;
      this.fragments++;
    }
    this.#ranges.add(from, to);
    if (this.#ranges.count > MOST_RANGES) this.isDropped = true;
    if (this.total < 0 || this.prefix < this.total) return this.isComplete ? 'ignored' : 'added';
    this.isComplete = true;
    this.#ranges.clear();
    return 'completed';
  }

  #isSound(packet: IpPacket, to: number): boolean {
    const length = packet.end - packet.start;
    if (length === 0 || to > LONGEST || (this.total >= 0 && to > this.total)) return false;
    // RFC 791 3.2: all but the last fragment are multiples of eight bytes.
    return !packet.moreFragments || packet.missing > 0 || (length & 7) === 0;
  }

  #overlap(packet: IpPacket, isCovered: boolean): FragmentEffect {
    if (isCovered && this.#isRepeated(packet, packet.end - packet.start)) return 'ignored';
    this.isDropped = true;
    return 'overlapped';
  }

  #isRepeated(packet: IpPacket, length: number): boolean {
    const at = this.addressesLength + packet.fragmentOffset;
    if (at + length > this.bytes.length) return false;
    for (let i = 0; i < length; i++) if (this.bytes[at + i] !== packet.bytes[packet.start + i]) return false;
    return true;
  }

  /** Copies the missing parts only: what came first stays. */
  #copy(packet: IpPacket, missing: number[], to: number): void {
    const needed = this.addressesLength + to;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.min(Math.max(needed, 2 * this.bytes.length), this.addressesLength + LONGEST));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    const shift = packet.start - packet.fragmentOffset;
    for (let i = 0; i < missing.length; i += 2) {
      const part = packet.bytes.subarray(missing[i]! + shift, missing[i + 1]! + shift);
      this.bytes.set(part, this.addressesLength + missing[i]!);
    }
  }
}
