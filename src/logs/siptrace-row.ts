import { type EmitMessage, leadInOf, type LogEnd } from './dialect.ts';
import { addressOf, transportOf } from './lead-in-parts.ts';
import { parseTime, type ParsedTime } from './log-time.ts';

/** One row of a table, by the names of its columns in lower case. */
export type Row = ReadonlyMap<string, string>;

const MESSAGE_COLUMNS = ['msg', 'message', 'sip_msg'];
/** Kamailio has transport, address and port in one column, OpenSIPS in three. */
const END_COLUMNS = ['fromip', 'from_ip'];

/** Whether columns of these names are those of a table of the modules siptrace and tracer. */
export function isTraceTable(names: readonly string[]): boolean {
  const has = (wanted: readonly string[]): boolean => wanted.some((name) => names.includes(name));
  return has(MESSAGE_COLUMNS) && has(END_COLUMNS);
}

/** The columns of Kamailio's own definition of the table, for dumps that do not name them. */
export const TRACE_COLUMNS = [
  'id',
  'time_stamp',
  'time_us',
  'callid',
  'traced_user',
  'msg',
  'method',
  'status',
  'fromip',
  'toip',
  'fromtag',
  'totag',
  'direction',
];

/** Hands on the message of a row. @param line where the row begins */
export function emitRow(row: Row, line: number, emit: EmitMessage): void {
  const name = MESSAGE_COLUMNS.find((column) => row.has(column));
  const text = withLineEnds(row.get(name ?? '') ?? '');
  if (text === '') return;
  const [transport, source] = endOf(row, 'from');
  const [, destination] = endOf(row, 'to');
  const leadIn = leadInOf({ time: timeOf(row), source, destination, transport: transportOf(transport) });
  const cut = isCut(text);
  // What exports drop at the end of a field, the empty line behind the headers, is put back.
  const whole = cut || text.includes('\r\n\r\n') ? text : `${text.replace(/\r\n$/, '')}\r\n\r\n`;
  emit(leadIn, Buffer.from(whole, 'latin1'), line, cut);
}

function endOf(row: Row, side: 'from' | 'to'): [transport: string | undefined, end: LogEnd] {
  const joined = /^(?:(\w+):)?(\S+)$/.exec(row.get(`${side}ip`) ?? '');
  if (joined) return [joined[1], addressOf(bracketed(joined[2]!))];
  const host = row.get(`${side}_ip`);
  if (host === undefined || host === '') return [undefined, null];
  return [row.get(`${side}_proto`), { host, port: Number(row.get(`${side}_port`) ?? 0) }];
}

/** An IPv6 address without brackets, and its port behind the last colon. */
function bracketed(text: string): string {
  const match = /^([0-9a-f:]*:[0-9a-f:]*:[0-9a-f]*):(\d+)$/i.exec(text);
  return match ? `[${match[1]}]:${match[2]}` : text;
}

/** Seconds since the epoch with microseconds of their own, or a date. */
function timeOf(row: Row): ParsedTime | null {
  const stamp = row.get('time_stamp') ?? row.get('date') ?? row.get('time') ?? '';
  const micros = row.get('time_us') ?? '';
  const hasFraction = /\.\d+$/.test(stamp) || !/^\d{1,6}$/.test(micros);
  return parseTime(hasFraction ? stamp : `${stamp}.${micros.padStart(6, '0')}`);
}

/** Exports write CRLF as it is, as LF, or as escapes. */
function withLineEnds(text: string): string {
  const plain = /[\r\n]/.test(text) ? text : text.replace(/\\(r\\n|[rnt\\])/g, (_, letter: string) => ESCAPED[letter]!);
  return plain.replace(/\r*\n/g, '\r\n').replace(/\r+(?!\n)/g, '\r\n');
}

const ESCAPED: Record<string, string> = { 'r\\n': '\r\n', r: '\r', n: '\n', t: '\t', '\\': '\\' };

/** A column too short for the message: its body, or its headers, are not whole. */
function isCut(text: string): boolean {
  const headersEnd = text.indexOf('\r\n\r\n');
  const length = Number(/^(?:Content-Length|l)\s*:\s*(\d+)/im.exec(text)?.[1] ?? 0);
  if (headersEnd < 0) return length > 0;
  return text.length - headersEnd - 4 < length - 2;
}
