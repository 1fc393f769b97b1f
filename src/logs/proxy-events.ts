import type { LogEventKind } from '../log-event.ts';
import type { SaidEvent, SaidNote } from './dialect.ts';
import { parseTime } from './log-time.ts';
import { readAccounting } from './accounting-line.ts';

/** Kamailio's pv_printf and OpenSIPS's xlog: the whole record is gone, mostly one with a large message in it. */
const OVERFLOW = /\bno more space for (?:spec value|text)\b|global print buffer too small/;
const CDR = /\blog_write_cdr\(\): .*?end_time=([\d.]+)/;

/** What lines of severity are about, the first that fits; script lines have words of their own. */
const SAYINGS: readonly (readonly [RegExp, LogEventKind])[] = [
  [/could not resolve|failed to resolve|unresolvable/i, 'send-failed'],
  [/no branch for forwarding|failure to add branch|sending request on branch \d+ failed/i, 'send-failed'],
  [
    /connect \S+ failed|connect & send .*failed|tcp_send failed|tcp_send: failed|(?:udp|msg)_send failed/i,
    'send-failed',
  ],
  [/relay failed|failed to relay|forwarding failed/i, 'send-failed'],
  [/\bauth\w*\b.{0,20}\bfail|\bbad (?:password|credentials)\b/i, 'auth-failed'],
  [/\b(?:call|invite|request) failed\b|\bgeneric failure\b|\bblock\w*\b/i, 'other'],
];
const SEVERE = /\b(?:ALERT|BUG|CRITICAL|CRIT|ERROR|WARNING|NOTICE)\b/;
/** Kamailio's customary `log_prefix`: type, CSeq, Call-ID. */
const PREFIX = /\{\d+ \d+ ([A-Z]+) ([^\s}]+)\}/;
const CALL_ID = /\bcall-?_?id[\s:=]*[<"(]*([^\s;,()<>"\]]+)/i;
/** A word with an at sign in brackets at the end of the line: `relay failed for … (abc@host)`. */
const BRACKETED = /[([]([^\s()[\]:;,=]+@[^\s()[\];,]+)[)\]]\s*$/;
const FOR_METHOD = /\bfor ([A-Z]{3,10})\b/;
const FAILED_CODE = /\bfailed\b[^\d]{0,12}\b([3-6]\d\d)\b ?([A-Z][\w ]*?)?(?: for |,|;|$)/;

/** What a line of a proxy of the SER family says of a call, or of the log itself; null when nothing. */
export function readProxyEvent(text: string): SaidEvent | SaidNote | null {
  if (text.includes('ACC: ')) {
    const accounted = readAccounting(text);
    if (accounted) return accounted;
  }
  if (!SEVERE.test(text)) return null;
  if (OVERFLOW.test(text)) return DROPPED;
  const cdr = CDR.exec(text);
  if (cdr) return { ...said('other', text), coarseTime: parseTime(cdr[1]!) };
  const saying = SAYINGS.find(([pattern]) => pattern.test(text));
  return saying ? said(saying[1], text) : null;
}

const DROPPED: SaidNote = {
  note: 'message-dropped',
  detail: "The proxy dropped a record that did not fit its buffer, likely a large message: raise xlog's buf_size.",
};

function said(kind: LogEventKind, text: string): SaidEvent {
  const prefix = PREFIX.exec(text);
  const failed = FAILED_CODE.exec(text);
  return {
    kind,
    callId: prefix?.[2] ?? CALL_ID.exec(text)?.[1] ?? BRACKETED.exec(text)?.[1] ?? null,
    method: prefix?.[1] ?? FOR_METHOD.exec(text)?.[1] ?? null,
    code: Number(failed?.[1] ?? 0),
    phrase: failed?.[2] ?? null,
    q850Cause: 0,
    fromTag: null,
    toTag: null,
    text,
  };
}
