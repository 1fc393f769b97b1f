import { hashBytes } from '../../util/hash.ts';
import { latin1, type LogLine } from '../log-line.ts';
import { OF_LINES, OF_RECORDS, type Wrapper } from '../wrapper.ts';

/** A longer prefix is none. */
const LONGEST_PREFIX = 256;

export interface PrefixOptions {
  name: string;
  /** Sticky, with the flag `d`; the groups `time` and `writer` are what the prefix says of the line. */
  pattern: RegExp;
  /** Before all else, whether the first byte of a line may begin such a prefix. */
  beginsWith: (byte: number) => boolean;
  /** Stands before every line. */
  ofLines?: boolean;
  /** Further lines of a record are indented by as many blanks as the prefix is long (`journalctl`). */
  indents?: boolean;
}

/** A wrapper that puts some words before each line or each record. */
export class PrefixWrapper implements Wrapper {
  readonly name: string;
  readonly holdsRecords = false;
  readonly leastShare: number;
  readonly #options: PrefixOptions;
  #length = 0;
  #writer = 0;

  constructor(options: PrefixOptions) {
    this.name = options.name;
    this.leastShare = options.ofLines ? OF_LINES : OF_RECORDS;
    this.#options = options;
  }

  peel(line: LogLine): boolean {
    const { bytes, start, end } = line;
    const { pattern, beginsWith } = this.#options;
    if (start >= end || !beginsWith(bytes[start]!)) return false;
    pattern.lastIndex = 0;
    const match = pattern.exec(latin1(bytes, start, Math.min(end, start + LONGEST_PREFIX)));
    if (!match) return false;
    const { time, writer } = match.indices?.groups ?? {};
    if (time) line.setTime(start + time[0], start + time[1]);
    this.#writer = writer ? hashBytes(bytes, start + writer[0], start + writer[1]) : 0;
    line.writer ^= this.#writer;
    this.#length = match[0].length;
    line.start += this.#length;
    line.hasPrefix = true;
    return true;
  }

  peelContinuation(line: LogLine): void {
    if (!this.#options.indents) return;
    const { bytes, start, end } = line;
    let blanks = 0;
    while (blanks < this.#length && start + blanks < end && bytes[start + blanks] === 0x20) blanks++;
    if (blanks === this.#length || start + blanks === end) line.start += blanks;
    line.writer ^= this.#writer;
  }
}

export const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
export const isUpper = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
export const isAny = (): boolean => true;
