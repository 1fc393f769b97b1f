import type { NoteLog } from '../note.ts';
import { FEED, type FeedState } from '../payload.ts';
import type { ByteWindow } from '../util/byte-window.ts';
import { CaptureDamage } from './capture-damage.ts';
import { PacketCursor } from './packet-cursor.ts';
import { BLOCK, BLOCK_OVERHEAD, isKnownBlock, isPacketBlock } from './pcapng/block.ts';
import { searchBlock } from './pcapng/block-search.ts';
import { CaptureExtras, MAX_INTERFACES } from './pcapng/capture-extras.ts';
import { readDecryptionSecrets } from './pcapng/decryption-secrets.ts';
import { readEnhancedPacket } from './pcapng/enhanced-packet.ts';
import { readInterfaceDescription } from './pcapng/interface-description.ts';
import { readInterfaceStatistics } from './pcapng/interface-statistics.ts';
import { readObsoletePacket } from './pcapng/obsolete-packet.ts';
import { type Section, sectionByteOrder } from './pcapng/section.ts';
import { readSimplePacket } from './pcapng/simple-packet.ts';
import { MAX_RECORD, type RecordReader } from './record-reader.ts';

const STAGE = { blocks: 0, skipping: 1, searching: 2, done: 3 } as const;

/** Reads pcapng captures: any number of sections, in either byte order, each with any number of interfaces. */
export class PcapngReader implements RecordReader {
  readonly cursor = new PacketCursor();
  wanted = BLOCK_OVERHEAD;
  readonly #window: ByteWindow;
  readonly #damage: CaptureDamage;
  readonly #extras: CaptureExtras;
  readonly #section: Section = { littleEndian: true, interfaces: [] };
  #sections = 0;
  #stage: 0 | 1 | 2 | 3 = STAGE.blocks;
  /** Offset of the block that is skipped or could not be read. */
  #blockAt = 0;
  /** Length of the block that is skipped, and how much of it is still to come. */
  #skipLength = 0;
  #toSkip = 0;
  /** The unreadable block has a possible length, but the input ends before its end. */
  #cut = false;

  constructor(window: ByteWindow, notes: NoteLog, input: number) {
    this.#window = window;
    this.#damage = new CaptureDamage(notes, input);
    this.#extras = new CaptureExtras(notes, input);
  }

  get secrets(): CaptureExtras['secrets'] {
    return this.#extras.secrets;
  }

  get statistics(): CaptureExtras['statistics'] {
    return this.#extras.statistics;
  }

  next(): FeedState {
    const window = this.#window;
    const section = this.#section;
    for (;;) {
      if (this.#stage !== STAGE.blocks) {
        const state = this.#nextElsewhere();
        if (state !== FEED.item) return state;
      }
      const at = window.position;
      if (at + BLOCK_OVERHEAD > window.end) {
        if (this.#short(BLOCK_OVERHEAD)) return FEED.more;
        continue;
      }
      const view = window.view;
      const type = view.getUint32(at, section.littleEndian);
      if (type === BLOCK.sectionHeader && !this.#beginSection()) continue;
      const length = view.getUint32(at + 4, section.littleEndian);
      if (length < BLOCK_OVERHEAD || (length & 3) !== 0) {
        this.#search(false);
        continue;
      }
      if (length > MAX_RECORD) {
        this.#skip(type, length);
        continue;
      }
      if (at + length > window.end) {
        if (this.#short(length)) return FEED.more;
        continue;
      }
      if (view.getUint32(at + length - 4, section.littleEndian) !== length) {
        this.#search(false);
        continue;
      }
      window.position = at + length;
      if (type === BLOCK.enhancedPacket || isPacketBlock(type)) {
        this.cursor.frame++;
        if (this.#readPacket(type, at, length)) return FEED.item;
        this.#damage.unreadable(window.base + at, length);
      } else this.#readOther(type, at, length);
    }
  }

  #readPacket(type: number, at: number, length: number): boolean {
    const { view, bytes } = this.#window;
    this.cursor.bytes = bytes;
    if (type === BLOCK.enhancedPacket) return readEnhancedPacket(view, at, length, this.#section, this.cursor);
    if (type === BLOCK.simplePacket) return readSimplePacket(view, at, length, this.#section, this.cursor);
    return readObsoletePacket(view, at, length, this.#section, this.cursor);
  }

  /** Blocks about the capture; those of other types are passed over. */
  #readOther(type: number, at: number, length: number): void {
    const { view, base } = this.#window;
    const { littleEndian, interfaces } = this.#section;
    if (type === BLOCK.sectionHeader) {
      this.#sections++;
      this.#section.interfaces = [];
    } else if (type === BLOCK.interfaceDescription) {
      const described = readInterfaceDescription(view, at, length, littleEndian);
      if (described && interfaces.length < MAX_INTERFACES) interfaces.push(described);
      else this.#damage.unreadable(base + at, length);
    } else if (type === BLOCK.interfaceStatistics) {
      const statistics = readInterfaceStatistics(view, at, length, littleEndian, this.#sections);
      if (statistics) this.#extras.addStatistics(statistics);
    } else if (type === BLOCK.decryptionSecrets) {
      const secrets = readDecryptionSecrets(view, at, length, littleEndian);
      if (secrets) this.#extras.addSecrets(secrets, base + at);
      else this.#damage.unreadable(base + at, length);
    }
  }

  /** A section header's own byte order holds from its length on. @returns false when it is none */
  #beginSection(): boolean {
    const order = sectionByteOrder(this.#window.view, this.#window.position);
    if (order === null) this.#search(false);
    else this.#section.littleEndian = order === 'little';
    return order !== null;
  }

  /** The window ends within the block at its position. @returns true when more bytes may come */
  #short(length: number): boolean {
    const window = this.#window;
    if (!window.atEnd) {
      this.wanted = length;
      return true;
    }
    if (window.position === window.end) this.#finish();
    else this.#search(true);
    return false;
  }

  /** Blocks too long to hold in memory: of a known type other than packets they are passed over, else the length is damaged. */
  #skip(type: number, length: number): void {
    if (isPacketBlock(type) || type === BLOCK.interfaceDescription || !isKnownBlock(type)) return this.#search(false);
    this.#blockAt = this.#window.offset;
    if (type === BLOCK.decryptionSecrets) this.#extras.secretsLeftOut(this.#blockAt);
    this.#skipLength = length;
    this.#toSkip = length;
    this.#stage = STAGE.skipping;
  }

  #search(cut: boolean): void {
    this.#blockAt = this.#window.offset;
    this.#cut = cut;
    this.#window.position++;
    this.#stage = STAGE.searching;
  }

  /** @returns `item` when blocks can be read again */
  #nextElsewhere(): FeedState {
    if (this.#stage === STAGE.skipping) return this.#continueSkip();
    if (this.#stage === STAGE.searching) return this.#continueSearch();
    return FEED.end;
  }

  #continueSkip(): FeedState {
    const window = this.#window;
    // The length behind the block is left to be compared.
    const step = Math.min(this.#toSkip - 4, window.end - window.position);
    window.position += step;
    this.#toSkip -= step;
    if (this.#toSkip > 4 || window.end - window.position < 4) {
      if (!window.atEnd) {
        this.wanted = this.#toSkip > 4 ? 1 : 4;
        return FEED.more;
      }
      const end = window.base + window.end;
      this.#damage.truncated(this.cursor.frame, this.#blockAt, end - this.#blockAt);
      this.#finish();
      return FEED.end;
    }
    const trailing = window.view.getUint32(window.position, this.#section.littleEndian);
    if (trailing === this.#skipLength) {
      window.position += 4;
      this.#stage = STAGE.blocks;
      return FEED.item;
    }
    const blockAt = this.#blockAt;
    this.#search(false);
    this.#blockAt = blockAt;
    return this.#continueSearch();
  }

  #continueSearch(): FeedState {
    const window = this.#window;
    const needed = searchBlock(window, this.#section.littleEndian);
    if (needed > 0) {
      this.wanted = needed;
      return FEED.more;
    }
    if (needed === 0) {
      this.#damage.corrupt(this.#blockAt, window.offset, 0);
      this.#stage = STAGE.blocks;
      return FEED.item;
    }
    const end = window.base + window.end;
    if (this.#cut) this.#damage.truncated(this.cursor.frame, this.#blockAt, end - this.#blockAt);
    else this.#damage.corrupt(this.#blockAt, -1, end);
    this.#finish();
    return FEED.end;
  }

  #finish(): void {
    this.#extras.noteDrops();
    this.#window.position = this.#window.end;
    this.#stage = STAGE.done;
  }
}
