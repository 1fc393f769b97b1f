import { TraceError } from '../errors.ts';

const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d\d)?$/i;

/** A time zone: how far its clocks are ahead of UTC at a moment. */
export interface TimeZone {
  /** @param civilMillis the time that its clocks show, read as if it were UTC @returns minutes east of Greenwich */
  offsetMinutes(civilMillis: number): number;
}

export const UTC: TimeZone = { offsetMinutes: () => 0 };

/**
 * @param name `Europe/Madrid`, `UTC`, `+02:00`
 * @throws TraceError E_USAGE for a zone that nobody knows
 */
export function timeZone(name: string): TimeZone {
  const offset = OFFSET.exec(name);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    const signed = offset[1] === '-' ? -minutes : minutes;
    return { offsetMinutes: () => signed };
  }
  const format = formatIn(name);
  return {
    offsetMinutes(civilMillis) {
      // The offset depends on the moment, and the moment on the offset: the second look settles it but for the hour
      // that is skipped or told twice.
      const first = offsetAt(format, civilMillis);
      return offsetAt(format, civilMillis - first * 60_000);
    },
  };
}

function formatIn(name: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
  } catch {
    throw new TraceError('E_USAGE', `--timezone ${name}: no such zone. Give one such as Europe/Madrid, UTC or +02:00.`);
  }
}

function offsetAt(format: Intl.DateTimeFormat, millis: number): number {
  const part = Object.fromEntries(format.formatToParts(millis).map(({ type, value }) => [type, Number(value)]));
  const civil = Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute'], part['second']);
  return Math.round((civil - Math.floor(millis / 1000) * 1000) / 60_000);
}
