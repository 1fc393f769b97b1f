import { quoted, refusal } from './refusal.ts';

const DAY_MICROS = 86_400e6;
const TIME_OF_DAY = /^(\d\d?):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?Z?$/i;
const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** A time, or a time of day until the day is known. */
interface Bound {
  micros: number;
  isOfDay: boolean;
}

/** A span of time, from its beginning to just before its end. */
export class TimeWindow {
  #since: Bound;
  #until: Bound;

  /**
   * @param since ISO 8601 (UTC unless it names a zone), or a time of day in UTC; likewise `until`
   * @throws TraceError E_USAGE for what is neither
   */
  constructor(since: string | undefined, until: string | undefined) {
    this.#since =
      since === undefined ? { micros: Number.NEGATIVE_INFINITY, isOfDay: false } : boundOf('--since', since);
    this.#until =
      until === undefined ? { micros: Number.POSITIVE_INFINITY, isOfDay: false } : boundOf('--until', until);
    if (this.#since.isOfDay === this.#until.isOfDay && !this.#since.isOfDay) this.#refuseEmpty(since, until);
  }

  /** Whether it still has to be told on which day the input begins. */
  get needsDay(): boolean {
    return this.#since.isOfDay || this.#until.isOfDay;
  }

  /** The input begins on that day, UTC. @param micros the first time in it; NaN is none */
  beginAt(micros: number): void {
    if (!this.needsDay || Number.isNaN(micros)) return;
    const day = Math.floor(micros / DAY_MICROS) * DAY_MICROS;
    const [since, until] = [this.#since, this.#until];
    const isOvernight = since.isOfDay && until.isOfDay && until.micros <= since.micros;
    if (since.isOfDay) this.#since = { micros: day + since.micros, isOfDay: false };
    if (until.isOfDay) this.#until = { micros: day + until.micros + (isOvernight ? DAY_MICROS : 0), isOfDay: false };
  }

  /** An unknown time is not in it. */
  holds(micros: number): boolean {
    return !this.needsDay && micros >= this.#since.micros && micros < this.#until.micros;
  }

  #refuseEmpty(since: string | undefined, until: string | undefined): void {
    if (this.#since.micros < this.#until.micros) return;
    throw refusal(`--until ${quoted(until ?? '')} is not after --since ${quoted(since ?? '')}.`);
  }
}

function boundOf(flag: string, text: string): Bound {
  const [, hours, minutes, seconds = '0', fraction = ''] = TIME_OF_DAY.exec(text.trim()) ?? [];
  if (hours !== undefined && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60) {
    const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
    return { micros: whole * 1e6 + Number(fraction.padEnd(6, '0')), isOfDay: true };
  }
  const micros = isoMicros(text.trim());
  if (Number.isNaN(micros))
    throw refusal(`${flag} ${quoted(text)}: a time is needed, as in 2026-01-15T19:00:00Z or 19:00.`);
  return { micros, isOfDay: false };
}

/** Date keeps milliseconds; calls begin on microseconds. */
function isoMicros(text: string): number {
  const match = ISO.exec(text);
  if (!match) return Number.NaN;
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? '';
  const hasTime = text.length > 10;
  const plain = text.replace(/\.\d+/, '').replace(' ', 'T').toUpperCase();
  return Date.parse(hasTime && match[1] === undefined ? `${plain}Z` : plain) * 1000 + Number(fraction.padEnd(6, '0'));
}
