import type { NoteLog } from '../note.ts';
import { FEED, type FeedState } from '../payload.ts';
import type { ByteWindow } from '../util/byte-window.ts';
import { CaptureDamage } from './capture-damage.ts';
import { PacketCursor } from './packet-cursor.ts';
import { PCAP_HEADER, readPcapHeader } from './pcap-header.ts';
import { CHAIN, RecordChain } from './pcap-record-chain.ts';
import type { RecordReader } from './record-reader.ts';

// Bindings of its own: those that cross modules are looked up at each use.
const { item: ITEM } = FEED;

const STAGE = { header: 0, records: 1, searching: 2, done: 3 } as const;

/** Reads classic captures: both byte orders, micro- and nanoseconds, and Kuznetzov's modified record header. */
export class PcapReader implements RecordReader {
  readonly cursor = new PacketCursor();
  wanted = PCAP_HEADER;
  readonly secrets = [];
  readonly statistics = [];
  readonly #window: ByteWindow;
  readonly #damage: CaptureDamage;
  #stage: 0 | 1 | 2 | 3 = STAGE.header;
  #littleEndian = true;
  #nanos = false;
  #recordHeader = 16;
  #maxRecord = 0;
  #chain: RecordChain | null = null;
  /**
   * Length of the record under the cursor. It stays unread in the window until the header after it proves to be one:
   * when it does not, the length was wrong and the search for the next record begins inside this one.
   */
  #taken = 0;
  /** Time of the packet before the one under the cursor, which is real even when that one is an effect of the damage. */
  #previousMicros = Number.NaN;
  /** Offset of the record that could not be read. */
  #damagedAt = 0;
  /** The unreadable record has a possible length, but the input ends before its end. */
  #cut = false;
  /** Offset of the record before it. */
  #beforeDamage = 0;

  constructor(window: ByteWindow, notes: NoteLog, input: number) {
    this.#window = window;
    this.#damage = new CaptureDamage(notes, input);
  }

  next(): FeedState {
    if (this.#stage !== STAGE.records) return this.#nextElsewhere();
    const window = this.#window;
    const at = window.position + this.#taken;
    const start = at + this.#recordHeader;
    if (start > window.end) return this.#short(at, start, true);
    const view = window.view;
    const littleEndian = this.#littleEndian;
    const captured = view.getUint32(at + 8, littleEndian);
    const seconds = view.getUint32(at, littleEndian);
    // Sixteen zero bytes are the padding of a file that was preallocated or lost in a crash.
    if (captured > this.#maxRecord || (captured === 0 && seconds === 0)) return this.#search(at, false);
    const end = start + captured;
    if (end > window.end) return this.#short(at, end, false);
    const fraction = view.getUint32(at + 4, littleEndian);
    const original = view.getUint32(at + 12, littleEndian);
    const cursor = this.cursor;
    this.#previousMicros = cursor.timeMicros;
    cursor.bytes = window.bytes;
    cursor.start = start;
    cursor.end = end;
    cursor.originalLength = original > captured ? original : captured;
    cursor.timeMicros = seconds * 1e6 + (this.#nanos ? Math.floor(fraction / 1000) : fraction);
    cursor.frame++;
    window.position = at;
    this.#taken = end - at;
    return ITEM;
  }

  #nextElsewhere(): FeedState {
    if (this.#stage === STAGE.header) return this.#readHeader();
    if (this.#stage === STAGE.searching) return this.#continueSearch();
    return FEED.end;
  }

  #readHeader(): FeedState {
    const window = this.#window;
    const at = window.position;
    if (window.end - at < PCAP_HEADER) {
      if (!window.atEnd) return FEED.more;
      if (window.end > at) this.#damage.truncated(0, window.base + at, window.end - at);
      return this.#finish();
    }
    const header = readPcapHeader(window.view, at);
    if (!header) {
      this.#damage.corrupt(window.offset, -1, window.base + window.end);
      return this.#finish();
    }
    this.#littleEndian = header.littleEndian;
    this.#nanos = header.nanos;
    this.#recordHeader = header.recordHeader;
    this.#maxRecord = header.maxRecord;
    this.#chain = new RecordChain(header);
    this.cursor.linkType = header.linkType;
    window.position = at + PCAP_HEADER;
    this.#stage = STAGE.records;
    return this.next();
  }

  /** The window ends before `end`, where the record header or the record at `at` does. */
  #short(at: number, end: number, inHeader: boolean): FeedState {
    const window = this.#window;
    if (!window.atEnd) {
      this.wanted = end - window.position;
      return FEED.more;
    }
    if (inHeader && at === window.end) return this.#finish();
    return this.#search(at, true);
  }

  #search(at: number, cut: boolean): FeedState {
    const window = this.#window;
    this.#damagedAt = window.base + at;
    this.#cut = cut;
    this.#beforeDamage = window.offset;
    const { frame, timeMicros } = this.cursor;
    this.#chain!.expect(frame > 1 ? this.#previousMicros : timeMicros);
    window.position += this.#taken > 0 ? this.#recordHeader : 1;
    this.#taken = 0;
    this.#stage = STAGE.searching;
    return this.#continueSearch();
  }

  /** Every byte is looked at once, and none is kept: the search may go on to the end of the input. */
  #continueSearch(): FeedState {
    const window = this.#window;
    const chain = this.#chain!;
    const found = chain.find(window);
    if (found === CHAIN.more) {
      this.wanted = chain.wanted;
      return FEED.more;
    }
    if (found === CHAIN.found) {
      const resumed = window.offset;
      this.#damage.corrupt(resumed < this.#damagedAt ? this.#beforeDamage : this.#damagedAt, resumed, 0);
      this.#stage = STAGE.records;
      return this.next();
    }
    const end = window.base + window.end;
    if (this.#cut) this.#damage.truncated(this.cursor.frame, this.#damagedAt, end - this.#damagedAt);
    else this.#damage.corrupt(this.#damagedAt, -1, end);
    return this.#finish();
  }

  #finish(): FeedState {
    this.#window.position = this.#window.end;
    this.#stage = STAGE.done;
    return FEED.end;
  }
}
