import type { FeedState } from '../payload.ts';
import type { PacketCursor } from './packet-cursor.ts';
import type { InterfaceStatistics } from './pcapng/interface-statistics.ts';
import type { DecryptionSecrets } from './pcapng/decryption-secrets.ts';

/** Walks the packets of one capture. Never throws on what the bytes are: damage becomes a Note. */
export interface RecordReader {
  /** The packet that the last `next` found. */
  readonly cursor: PacketCursor;
  /** How many unread bytes the window must hold (or be at its end) before `next` is called again after `more`. */
  readonly wanted: number;
  next(): FeedState;
  /** Key material found so far, pcapng only. */
  readonly secrets: readonly DecryptionSecrets[];
  /** Counters of the capturing host found so far, pcapng only. */
  readonly statistics: readonly InterfaceStatistics[];
}

/** More bytes than this in one record are not a packet but a damaged length. */
export const MAX_RECORD = 4 * 1024 * 1024;

/** What every common capture tool takes as the longest packet, and what resynchronising looks for. */
export const COMMON_MAX_RECORD = 262_144;
