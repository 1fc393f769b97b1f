import type { NoteLog } from '../note.ts';
import type { ParsedTime } from './log-time.ts';
import { type TimeZone, UTC } from './time-zone.ts';

const DAY_MICROS = 86_400e6;
/** Clocks of two machines may differ, and a zone that is not printed may be hours ahead: only beyond a day is a line "in the future". */
const FUTURE_MICROS = DAY_MICROS;
/** A time of day may step back a little where threads write; further back, midnight has passed. */
const BACKWARD_MICROS = DAY_MICROS / 2;

export interface LogClockOptions {
  /** Of times without a zone; null: not known, they are taken for UTC and a note says so. */
  zone: TimeZone | null;
  /** Of times without a year; null: inferred from `lastChangeMicros`. */
  year: number | null;
  /** When the log was last written to, microseconds since the epoch. */
  lastChangeMicros: number;
  notes: NoteLog;
  input: number;
}

/** Turns the times of one log into microseconds since the epoch, filling in what they do not say. */
export class LogClock {
  readonly #options: LogClockOptions;
  readonly #noted = new Set<string>();
  /** Year of the last time without one. */
  #year = 0;
  #month = 0;
  /** Midnight before the last time without a date, as if it were UTC; NaN before the first. */
  #dayMicros = Number.NaN;
  #lastOfDay = 0;
  /** The coarsest unit seen, in microseconds. */
  unitMicros = 1;

  constructor(options: LogClockOptions) {
    this.#options = options;
  }

  /** Microseconds since the epoch. Times are to be given in the order of the log. */
  micros(time: ParsedTime): number {
    if (time.unitMicros > this.unitMicros) this.#seeUnit(time.unitMicros);
    const civil = (time.month < 0 ? this.#day(time) : this.#date(time)) + time.dayMicros;
    if (time.offsetMinutes !== null) return civil - time.offsetMinutes * 60e6;
    const { zone } = this.#options;
    if (zone === null)
      this.#note('times-local', 'Its times have no zone and are taken for UTC: --timezone says which.');
    return civil - (zone ?? UTC).offsetMinutes(civil / 1000) * 60e6;
  }

  /** Says on what day the log begins, for times of day before its first date. */
  beginAt(time: ParsedTime): void {
    if (Number.isNaN(this.#dayMicros)) this.#date(time);
  }

  #seeUnit(unit: number): void {
    this.unitMicros = unit;
    if (unit >= 1e6) this.#note('times-coarse', 'Its times are whole seconds: intervals below are not known.');
  }

  /** Midnight of the date, in a year that leaves no line in the future of the log's last change. */
  #date(time: ParsedTime): number {
    const { month, day } = time;
    let { year } = time;
    if (year < 0) {
      year = this.#yearOf(time);
      this.#year = year;
      this.#month = month;
    }
    const midnight = Date.UTC(year, month - 1, day) * 1000;
    this.#dayMicros = midnight;
    this.#lastOfDay = time.dayMicros;
    return midnight;
  }

  #yearOf({ month, day }: ParsedTime): number {
    const { year, lastChangeMicros } = this.#options;
    if (this.#year > 0) {
      // December to January: a new year has begun; January to December: an old line among new ones.
      if (month === 1 && this.#month === 12) return this.#year + 1;
      if (month === 12 && this.#month === 1) return this.#year - 1;
      return this.#year;
    }
    if (year !== null) return year;
    const last = new Date(lastChangeMicros / 1000).getUTCFullYear();
    const inFuture = Date.UTC(last, month - 1, day) * 1000 > lastChangeMicros + FUTURE_MICROS;
    const inferred = inFuture ? last - 1 : last;
    this.#note(
      'year-inferred',
      `Its times have no year; ${inferred} is taken from the file's last change: --year says which.`,
    );
    return inferred;
  }

  /** Midnight before a time of day: the date of the lines around it, or of the log's last change. */
  #day({ dayMicros }: ParsedTime): number {
    if (Number.isNaN(this.#dayMicros)) {
      const { lastChangeMicros } = this.#options;
      const midnight = Math.floor(lastChangeMicros / DAY_MICROS) * DAY_MICROS;
      this.#dayMicros = midnight + dayMicros > lastChangeMicros + FUTURE_MICROS / 2 ? midnight - DAY_MICROS : midnight;
      this.#note('date-inferred', "Its times have no date; the date is taken from the file's last change.");
    } else if (dayMicros < this.#lastOfDay - BACKWARD_MICROS) this.#dayMicros += DAY_MICROS;
    else if (dayMicros > this.#lastOfDay + BACKWARD_MICROS) return this.#dayMicros - DAY_MICROS;
    this.#lastOfDay = dayMicros;
    return this.#dayMicros;
  }

  /** Once for the log: it is true of all its times. */
  #note(code: string, detail: string): void {
    const { notes, input } = this.#options;
    if (this.#noted.has(code)) return;
    this.#noted.add(code);
    notes.add(input, code, null, detail);
  }
}
