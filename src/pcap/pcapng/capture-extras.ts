import type { NoteLog } from '../../note.ts';
import type { DecryptionSecrets } from './decryption-secrets.ts';
import type { InterfaceStatistics } from './interface-statistics.ts';

/** Interfaces of one section; further ones are left out, and with them their packets. */
export const MAX_INTERFACES = 65_536;
/** Interfaces of the whole input whose counters are kept; further ones are only left out of the count of lost packets. */
export const MAX_STATISTICS = 4096;
/** Bytes of key material that are kept; further blocks are left out. */
export const MAX_SECRETS = 16 * 1024 * 1024;
/** What one secrets block costs beside its bytes, so that many empty ones are bounded too. */
const SECRETS_OVERHEAD = 256;

/** What a capture says beside its packets, kept for later within bounds. */
export class CaptureExtras {
  readonly secrets: DecryptionSecrets[] = [];
  readonly statistics: InterfaceStatistics[] = [];
  readonly #notes: NoteLog;
  readonly #input: number;
  readonly #latest = new Map<number, number>();
  #secretBytes = 0;

  constructor(notes: NoteLog, input: number) {
    this.#notes = notes;
    this.#input = input;
  }

  /** Counters are totals so far: those of a later block about the same interface replace the earlier ones. */
  addStatistics(statistics: InterfaceStatistics): void {
    const key = statistics.section * 2 ** 32 + statistics.interface;
    const known = this.#latest.get(key);
    if (known !== undefined) this.statistics[known] = statistics;
    else if (this.statistics.length < MAX_STATISTICS) this.#latest.set(key, this.statistics.push(statistics) - 1);
    else
      this.#notes.add(
        this.#input,
        'statistics-limit',
        null,
        `only ${MAX_STATISTICS} interfaces have their counters kept`,
      );
  }

  addSecrets(secrets: DecryptionSecrets, offset: number): void {
    const cost = secrets.bytes.length + SECRETS_OVERHEAD;
    if (this.#secretBytes + cost > MAX_SECRETS) return this.secretsLeftOut(offset);
    this.#secretBytes += cost;
    this.secrets.push(secrets);
  }

  secretsLeftOut(offset: number): void {
    const detail = (): string => `the secrets at byte ${offset} are left out: more than ${MAX_SECRETS} bytes of them`;
    this.#notes.add(this.#input, 'secrets-limit', { byte: offset }, detail, true);
  }

  /** At the end of the input: says how many packets the capturing host lost. */
  noteDrops(): void {
    let dropped = 0;
    for (const one of this.statistics) dropped += (one.droppedByInterface ?? 0) + (one.droppedBySystem ?? 0);
    if (dropped === 0) return;
    const detail = `the capturing host dropped ${dropped} ${dropped === 1 ? 'packet' : 'packets'}`;
    this.#notes.add(this.#input, 'capture-dropped-packets', null, detail, false, dropped);
  }
}
