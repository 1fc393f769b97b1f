/** A time as a log prints it: what it does not say is -1 or null. */
export interface ParsedTime {
  year: number;
  /** 1 to 12, -1 when only a time of day is printed. */
  month: number;
  day: number;
  /** Microseconds since midnight. */
  dayMicros: number;
  /** Minutes east of Greenwich; null: the zone is not printed. */
  offsetMinutes: number | null;
  /** The unit in which it is printed, in microseconds: 1000000 for whole seconds. */
  unitMicros: number;
}

const DASH = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;
const BLANK = 0x20;
const T = 0x54;
/** Microseconds of the last of so many digits behind the point. */
const UNITS = [1e6, 1e5, 1e4, 1000, 100, 10, 1] as const;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const CLOCK = String.raw`(\d{1,2}):(\d\d):(\d\d)(?:[.,:](\d{1,9}))?`;
const ZONE = String.raw`(?: ?(Z|UTC|GMT|[+-]\d\d:?\d\d)(?![\d:]))?`;

/** Each with groups year, month, day, hours, minutes, seconds, fraction, zone in the order that `read` names. */
const FORMS: readonly { pattern: RegExp; read: (m: RegExpExecArray) => ParsedTime }[] = [
  {
    // 2026-11-22T15:34:28.477+00:00, 2026/11/22 15:34:28.477123, 2010.08.10 11:57:52:180
    pattern: new RegExp(String.raw`(\d{4})[-/.](\d\d)[-/.](\d\d)[T ]${CLOCK}${ZONE}`, 'y'),
    read: (m) => civil(Number(m[1]), Number(m[2]), Number(m[3]), m, 4),
  },
  {
    // Nov 22 15:34:28.477, Jan  7 2026 11:25:18
    pattern: new RegExp(String.raw`([A-Z][a-z]{2}) {1,2}(\d{1,2}) (?:(\d{4}) )?${CLOCK}${ZONE}`, 'y'),
    read: (m) => civil(m[3] ? Number(m[3]) : -1, monthOf(m[1]!), Number(m[2]), m, 4),
  },
  {
    // Sat, 19 Dec 2020 10:45:13 GMT
    pattern: new RegExp(String.raw`(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) ${CLOCK}${ZONE}`, 'y'),
    read: (m) => civil(Number(m[3]), monthOf(m[2]!), Number(m[1]), m, 4),
  },
  {
    // 1795360071.338632, 1795361567
    pattern: /(1\d{9})(?:\.(\d{1,9}))?(?!\d)/y,
    read: (m) => fromEpoch(Number(m[1]), m[2]),
  },
  {
    // 11-22 15:34:28.477
    pattern: new RegExp(String.raw`(\d\d)-(\d\d) ${CLOCK}`, 'y'),
    read: (m) => civil(-1, Number(m[1]), Number(m[2]), m, 3),
  },
  {
    // 15:20:55.484
    pattern: new RegExp(CLOCK, 'y'),
    read: (m) => civil(-1, -1, -1, m, 1),
  },
];

/** The time that stands at an offset of a text; null when none does. */
export function parseTime(text: string, at = 0): ParsedTime | null {
  return parsePlain(text, at) ?? parseAny(text, at);
}

/** `2026-11-22 15:34:28.477` and nothing behind it, as most logs have it: read by hand, for each record has one. */
function parsePlain(text: string, at: number): ParsedTime | null {
  const end = text.length;
  const digits = end - at - 20;
  if (digits < 1 || digits > 6 || text.charCodeAt(at + 4) !== DASH || text.charCodeAt(at + 7) !== DASH) return null;
  const between = text.charCodeAt(at + 10);
  if ((between !== BLANK && between !== T) || text.charCodeAt(at + 19) !== DOT) return null;
  if (text.charCodeAt(at + 13) !== COLON || text.charCodeAt(at + 16) !== COLON) return null;
  const year = digitsAt(text, at, at + 4);
  const month = digitsAt(text, at + 5, at + 7);
  const day = digitsAt(text, at + 8, at + 10);
  const hours = digitsAt(text, at + 11, at + 13);
  const minutes = digitsAt(text, at + 14, at + 16);
  const seconds = digitsAt(text, at + 17, at + 19);
  const fraction = digitsAt(text, at + 20, end);
  if (year < 0 || month < 0 || day < 0 || hours < 0 || minutes < 0 || seconds < 0 || fraction < 0) return null;
  const unitMicros = UNITS[digits]!;
  const dayMicros = ((hours * 60 + minutes) * 60 + seconds) * 1e6 + fraction * unitMicros;
  const time = { year, month, day, dayMicros, offsetMinutes: null, unitMicros };
  return isPossible(time) ? time : null;
}

/** The number that some characters are; -1 when one of them is no digit. */
function digitsAt(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = 10 * value + digit;
  }
  return value;
}

function parseAny(text: string, at: number): ParsedTime | null {
  for (const { pattern, read } of FORMS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const time = read(match);
    if (isPossible(time)) return time;
  }
  return null;
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.toLowerCase()) + 1;
}

/** @param at index of the group of the hours */
function civil(year: number, month: number, day: number, m: RegExpExecArray, at: number): ParsedTime {
  const [hours, minutes, seconds, fraction, zone] = m.slice(at, at + 5);
  const dayMicros = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1e6 + micros(fraction);
  const unitMicros = unitOf(fraction);
  return { year, month, day, dayMicros, offsetMinutes: offsetOf(zone), unitMicros };
}

function fromEpoch(seconds: number, fraction: string | undefined): ParsedTime {
  const date = new Date(seconds * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    dayMicros: (seconds % 86_400) * 1e6 + micros(fraction),
    offsetMinutes: 0,
    unitMicros: unitOf(fraction),
  };
}

function isPossible({ month, day, dayMicros }: ParsedTime): boolean {
  return month !== 0 && month <= 12 && day !== 0 && day <= 31 && dayMicros < 86_401e6;
}

function micros(fraction: string | undefined): number {
  return fraction === undefined ? 0 : Number(fraction.slice(0, 6).padEnd(6, '0'));
}

function unitOf(fraction: string | undefined): number {
  return fraction === undefined ? 1e6 : 10 ** Math.max(0, 6 - fraction.length);
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  if (zone.length === 1 || zone === 'UTC' || zone === 'GMT') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}
