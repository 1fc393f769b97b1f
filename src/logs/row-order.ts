import { DEFAULT_LIMITS } from '../limits.ts';
import { type EmitMessage, type LeadIn, NO_TIME } from './dialect.ts';
import type { ParsedTime } from './log-time.ts';

/** Bytes of messages held at most until their table has been read; beyond, they are handed on in order piece by piece. */
const HELD_LIMIT = DEFAULT_LIMITS.rowBytes;
/** What a row costs beside its message. */
const ROW_OVERHEAD = 512;

interface HeldRow {
  leadIn: LeadIn;
  message: Uint8Array;
  line: number;
  isCut: boolean;
  key: number;
}

/** Puts the rows of a table in the order of time where it begins with the latest, as db_text writes its own. */
export class RowOrder {
  readonly #emit: EmitMessage;
  #direction: 'unknown' | 'rising' | 'falling' = 'unknown';
  #held: HeldRow[] = [];
  #heldBytes = 0;
  readonly #mostBytes: number;

  /** @param mostBytes that are held */
  constructor(emit: EmitMessage, mostBytes = HELD_LIMIT) {
    this.#emit = emit;
    this.#mostBytes = mostBytes;
  }

  readonly add: EmitMessage = (leadIn, message, line, isCut) => {
    const key = leadIn.time === NO_TIME ? Number.NaN : keyOf(leadIn.time);
    const first = this.#held[0]?.key ?? Number.NaN;
    if (this.#direction === 'unknown' && key !== first && !Number.isNaN(first)) {
      this.#direction = key < first ? 'falling' : 'rising';
      if (this.#direction === 'rising') this.flush();
    }
    if (this.#direction === 'rising' || Number.isNaN(key)) {
      this.#emit(leadIn, message, line, isCut);
      return;
    }
    this.#held.push({ leadIn, message, line, isCut, key });
    this.#heldBytes += message.length + ROW_OVERHEAD;
    if (this.#heldBytes > this.#mostBytes) this.flush();
  };

  /** Hands on what is held. Of equal times, those of a table that begins with the latest are turned round. */
  flush(): void {
    const rows = this.#direction === 'falling' ? this.#held.reverse() : this.#held;
    this.#held = [];
    this.#heldBytes = 0;
    for (const row of rows.sort((a, b) => a.key - b.key)) this.#emit(row.leadIn, row.message, row.line, row.isCut);
  }
}

function keyOf(time: ParsedTime | null): number {
  return time === null ? Number.NaN : Date.UTC(time.year, time.month - 1, time.day) * 1000 + time.dayMicros;
}
