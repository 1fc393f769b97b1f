import { latin1, type LogLine } from '../log-line.ts';
import { OF_LINES, type Wrapper } from '../wrapper.ts';

const OPEN = 0x7b;
const CLOSE = 0x7d;
/** What may stand before the object: `@cee: `, the process index of Kamailio. */
const LONGEST_LEAD = 40;

/** One object of JSON a line: docker's json-file, `journalctl -o json`, the JSON loggers of Asterisk, Kamailio, OpenSIPS. */
export function jsonRecord(): Wrapper {
  let scratch: Buffer = Buffer.alloc(0);
  return {
    name: 'json',
    holdsRecords: true,
    leastShare: OF_LINES,
    peel(line) {
      const record = recordOf(line);
      if (record === null) return false;
      const { text, time } = record;
      const textLength = Buffer.byteLength(text);
      if (scratch.length < textLength + time.length) scratch = Buffer.alloc(2 * (textLength + time.length));
      scratch.write(text, 0, 'utf8');
      scratch.write(time, textLength, 'latin1');
      line.bytes = scratch;
      line.start = 0;
      line.end = textLength;
      if (time !== '') line.setTime(textLength, textLength + time.length);
      line.hasPrefix = true;
      return true;
    },
  };
}

interface JsonRecord {
  text: string;
  time: string;
}

function recordOf(line: LogLine): JsonRecord | null {
  const { bytes } = line;
  let { end } = line;
  // JSON inside JSON has kept its line end.
  while (end > line.start && bytes[end - 1]! <= 0x20) end--;
  if (end <= line.start || bytes[end - 1] !== CLOSE) return null;
  let at = line.start;
  const furthest = Math.min(end, at + LONGEST_LEAD);
  while (at < furthest && bytes[at] !== OPEN) at++;
  if (bytes[at] !== OPEN) return null;
  try {
    const value: unknown = JSON.parse(utf8(bytes, at, end));
    return isObject(value) ? readRecord(value) : null;
  } catch {
    return null;
  }
}

/** A line that was Latin-1, or cut inside a character, is still read: what cannot be decoded becomes a replacement character. */
function utf8(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}

function readRecord(value: Record<string, unknown>): JsonRecord | null {
  const asterisk = value['logmsg'];
  if (isObject(asterisk)) return asteriskRecord(value, asterisk);
  // `:a` of Kamailio's logger puts `kamailio.` before each key.
  const key = ['log', 'MESSAGE', 'message', 'kamailio.message', 'msg', 'text'].find((name) => name in value);
  if (key === undefined) return null;
  const prefix = key === 'kamailio.message' ? 'kamailio.' : '';
  const text = textOf(value[key]);
  if (text === null) return null;
  return { text: leadOf(value, prefix) + text, time: timeOf(value, prefix) };
}

/** As the same record stands in Asterisk's file. */
function asteriskRecord(value: Record<string, unknown>, logmsg: Record<string, unknown>): JsonRecord | null {
  const text = textOf(logmsg['message']);
  if (text === null) return null;
  const location = isObject(logmsg['location']) ? logmsg['location'] : {};
  const identifiers = isObject(value['identifiers']) ? value['identifiers'] : {};
  const callId = textOf(identifiers['callid']) ?? '';
  const call = callId === '' ? '' : callId.startsWith('[') ? callId : `[${callId}]`;
  const lead = `${textOf(logmsg['level']) ?? ''}[${textOf(identifiers['lwp']) ?? ''}]${call} ${textOf(location['filename']) ?? ''}: `;
  return { text: lead + text, time: textOf(value['timestamp']) ?? '' };
}

/** What stands before the text in the plain log of Kamailio or OpenSIPS; the empty string for another program. */
function leadOf(value: Record<string, unknown>, prefix: string): string {
  // CEE, as both write it: `pri`, `subsys`, `proc.id`.
  const isCee = typeof value['pri'] === 'string' && 'proc.id' in value;
  const level = isCee ? value['pri'] : value[`${prefix}level`];
  if (typeof level !== 'string' || !(isCee || `${prefix}pid` in value)) return '';
  if (isCee || `${prefix}logprefix` in value || `${prefix}idx` in value) return `${level}: ${moduleOf(value, prefix)}`;
  return ['module', 'function'].reduce((lead, key) => `${lead}${textOf(value[key]) ?? ''}:`, `${level}:`) + ' ';
}

/** As the same record stands in Kamailio's plain log. */
function moduleOf(value: Record<string, unknown>, prefix: string): string {
  const module = textOf(value[`${prefix}module`] ?? value['subsys']);
  const logPrefix = textOf(value[`${prefix}logprefix`]) ?? '';
  return module === null
    ? logPrefix
    : `${logPrefix}${module === 'core' || module === 'script' ? `<${module}>` : module}: `;
}

function timeOf(value: Record<string, unknown>, prefix: string): string {
  for (const name of [
    'time',
    `${prefix}time`,
    '@timestamp',
    'timestamp',
    '__REALTIME_TIMESTAMP',
    '_SOURCE_REALTIME_TIMESTAMP',
  ]) {
    const text = textOf(value[name]);
    if (text === null) continue;
    // journald counts microseconds.
    return /^\d{16}$/.test(text) ? `${text.slice(0, 10)}.${text.slice(10)}` : text;
  }
  return '';
}

/** journald gives text with control characters as an array of bytes. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (!Array.isArray(value) || !value.every((byte) => typeof byte === 'number')) return null;
  const bytes = Uint8Array.from(value as number[]);
  return latin1(bytes, 0, bytes.length);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
