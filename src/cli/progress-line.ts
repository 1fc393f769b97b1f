import type { Progress } from '../index.ts';
import type { OutputStream, Terminal } from './terminal.ts';

/** Redrawn at most this often. */
const INTERVAL_MILLIS = 100;
/** Shown only when the work takes this long, so that small captures do not flicker. */
const DELAY_MILLIS = 300;
const ERASE = '\r\x1b[K';

/** One line on a terminal that tells how far the reading has come, erased at the end. */
export class ProgressLine {
  readonly #stream: OutputStream;
  readonly #now: () => number;
  #next: number;
  #shown = false;

  /** @param now milliseconds of any clock */
  constructor(stream: OutputStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
    this.#next = now() + DELAY_MILLIS;
  }

  update(progress: Progress): void {
    const time = this.#now();
    if (time < this.#next) return;
    this.#next = time + INTERVAL_MILLIS;
    this.#shown = true;
    const columns = this.#stream.columns ?? 80;
    this.#stream.write(`${ERASE}${progressText(progress).slice(0, columns - 1)}`);
  }

  erase(): void {
    if (this.#shown) this.#stream.write(ERASE);
    this.#shown = false;
  }
}

/** `42 %  320 of 760 MB, 410203 messages, 51200 calls` */
export function progressText({ bytesRead, bytesTotal, messages, calls }: Progress): string {
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
  const read =
    bytesTotal === null || bytesTotal === 0
      ? `${megabytes(bytesRead)} MB`
      : `${Math.min(Math.floor((100 * bytesRead) / bytesTotal), 100)} %  ${megabytes(bytesRead)} of ${megabytes(bytesTotal)} MB`;
  return `${read}, ${messages} messages, ${calls} calls`;
}

/** A progress line on standard error, or null where it is not wanted or nobody would see it. */
export function progressOn(terminal: Terminal, wanted: boolean): ProgressLine | null {
  return wanted && terminal.stderr.isTTY === true ? new ProgressLine(terminal.stderr) : null;
}
