import type { ByteWindow } from '../util/byte-window.ts';
import type { PcapHeader } from './pcap-header.ts';
import { COMMON_MAX_RECORD } from './record-reader.ts';

/** What `RecordChain.find` found. */
export const CHAIN = { found: 0, more: 1, none: 2 } as const;
export type ChainState = (typeof CHAIN)[keyof typeof CHAIN];

/** So many record headers in a row are no coincidence. */
const LINKS = 3;
/** The packets of a chain are no further apart than this, in seconds. */
const NEAR = 30 * 86_400;
/** A chain is no further from the packets before the damage than this, in seconds. */
const ANCHORED = 365 * 86_400;
/** Longer packets are on no wire. */
const MAX_ORIGINAL = 1024 * 1024;

/**
 * Finds where the records of a damaged classic capture go on. The format has no mark that begins a record,
 * so this looks for headers that are plausible and lead to one another, or exactly to the end of the input.
 */
export class RecordChain {
  /** Unread bytes needed to go on after `more`. */
  wanted = 0;
  readonly #littleEndian: boolean;
  readonly #header: number;
  readonly #fractions: number;
  #anchorSeconds = Number.NaN;

  constructor(header: PcapHeader) {
    this.#littleEndian = header.littleEndian;
    this.#header = header.recordHeader;
    this.#fractions = header.nanos ? 1e9 : 1e6;
  }

  /** @param timeMicros time of a packet before the damage, NaN when there is none */
  expect(timeMicros: number): void {
    this.#anchorSeconds = Math.floor(timeMicros / 1e6);
  }

  /** Moves the window's position to the next plausible record, or over all that can hold none. */
  find(window: ByteWindow): ChainState {
    const { view, end } = window;
    const littleEndian = this.#littleEndian;
    for (let at = window.position; at + this.#header <= end; at++) {
      const captured = view.getUint32(at + 8, littleEndian);
      if (captured === 0 || captured > COMMON_MAX_RECORD) continue;
      const needed = this.#follow(window, at);
      if (needed < 0) continue;
      window.position = at;
      if (needed === 0) return CHAIN.found;
      this.wanted = needed - at;
      return CHAIN.more;
    }
    window.position = Math.max(window.position, end - this.#header + 1);
    this.wanted = this.#header;
    return window.atEnd ? CHAIN.none : CHAIN.more;
  }

  /** @returns 0 when a chain begins at `first`, -1 when none does, or up to where the window must reach to know */
  #follow(window: ByteWindow, first: number): number {
    const { view, end, atEnd } = window;
    const littleEndian = this.#littleEndian;
    const firstSeconds = view.getUint32(first, littleEndian);
    if (firstSeconds === 0 || Math.abs(firstSeconds - this.#anchorSeconds) > ANCHORED) return -1;
    let at = first;
    for (let link = 0; link < LINKS; link++) {
      if (at === end && atEnd) return 0;
      if (at + this.#header > end) return atEnd ? -1 : at + this.#header;
      if (Math.abs(view.getUint32(at, littleEndian) - firstSeconds) > NEAR) return -1;
      if (view.getUint32(at + 4, littleEndian) >= this.#fractions) return -1;
      const captured = view.getUint32(at + 8, littleEndian);
      const original = view.getUint32(at + 12, littleEndian);
      if (captured === 0 || captured > COMMON_MAX_RECORD || captured > original || original > MAX_ORIGINAL) return -1;
      at += this.#header + captured;
    }
    return 0;
  }
}
