import type { LogEventKind } from '../log-event.ts';
import type { SaidEvent } from './dialect.ts';
import { parseTime, type ParsedTime } from './log-time.ts';

/** What the words before the fields say. `request acknowledged` is the ACK, which has no outcome. */
const KINDS: Record<string, LogEventKind> = {
  'transaction answered': 'accounting',
  'request accounted': 'accounting',
  'call ended': 'accounting',
  'call missed': 'missed',
  'request acknowledged': 'other',
};
const LINE = /\bACC: ([\w -]+): (.*)$/;
/** Nothing is quoted: the reason may hold a semicolon, so it ends only where another field begins. */
const CODE = /(?:^|;)code=(\d{3});reason=(.*?)(?:;\w+=.*)?$/;

/** An `ACC:` line of the acc module of Kamailio or OpenSIPS; null when the line is none. @param text the line */
export function readAccounting(text: string): SaidEvent | null {
  const match = LINE.exec(text);
  if (!match) return null;
  const [, what, fields] = match;
  const code = CODE.exec(fields!);
  const field = (name: string): string | null => fieldOf(fields!, name);
  return {
    kind: KINDS[what!] ?? 'other',
    callId: field('call_id') ?? field('callid'),
    method: field('method'),
    code: Number(code?.[1] ?? 0),
    phrase: code?.[2] ?? null,
    q850Cause: 0,
    fromTag: field('from_tag'),
    toTag: field('to_tag'),
    text,
    coarseTime: timeOf(field),
  };
}

function fieldOf(fields: string, name: string): string | null {
  const at = fields.startsWith(`${name}=`) ? 0 : fields.indexOf(`;${name}=`) + 1;
  if (at === 0 && !fields.startsWith(`${name}=`)) return null;
  const start = at + name.length + 1;
  const end = fields.indexOf(';', start);
  const value = fields.slice(start, end < 0 ? undefined : end);
  return value === '' || value === '<null>' ? null : value;
}

/**
 * Whole seconds, and in another field what is finer: microseconds (Kamailio's time_mode 1), or seconds with milliseconds
 * (2). OpenSIPS's `call ended` is written at the end of the call, and its code was sent when the call began.
 */
function timeOf(field: (name: string) => string | null): ParsedTime | null {
  const seconds = field('call_start_time') ?? field('timestamp');
  if (seconds === null || !/^1\d{9}$/.test(seconds)) return null;
  const fine = field('time_msec') ?? field('time_attr') ?? field('time_exten') ?? '';
  if (/^1\d{9}\.\d+$/.test(fine)) return parseTime(fine);
  const digits = field('time_exten') === null ? 3 : 6;
  return parseTime(/^\d{1,6}$/.test(fine) ? `${seconds}.${fine.padStart(digits, '0')}` : seconds);
}
