/** Seconds of a unit. */
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Reads `30s`, `5m`, `1h`. Returns seconds; null for what is no such time. */
export function parseDuration(text: string): number | null {
  const [, digits = '', unit = ''] = /^(\d{1,9})([smh])$/.exec(text) ?? [];
  const seconds = UNITS[unit];
  return seconds === undefined ? null : Number(digits) * seconds;
}
