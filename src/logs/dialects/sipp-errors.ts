import type { SaidEvent } from '../dialect.ts';
import { latin1, type LogLine } from '../log-line.ts';
import { parseTime } from '../log-time.ts';
import { saidEvent } from '../said-event.ts';

/** A record's beginning. SIPp puts no line end before it: several stand on one line. */
const RECORD = /\d{4}-\d\d-\d\d\t\d\d:\d\d:\d\d[.:]\d+\t(\d{9,}\.\d+): /g;
/** So far a line is looked through. */
const LONGEST = 1 << 16;

/** The records of an error log that begin in a line. */
export function sippErrors(line: LogLine): readonly SaidEvent[] | null {
  const { bytes, start, end } = line;
  if (end - start < 30) return null;
  const text = latin1(bytes, start, Math.min(end, start + LONGEST));
  if (!text.includes('\t')) return null;
  const records = [...text.matchAll(RECORD)];
  if (records.length === 0) return null;
  return records.flatMap((match, i) => {
    const said = recordOf(text.slice(match.index + match[0].length, records[i + 1]?.index));
    return said ? [{ ...said, time: parseTime(match[1]!) }] : [];
  });
}

function recordOf(text: string): SaidEvent | null {
  const callId = /Call-Id:? '?([^\s',]+)/i.exec(text)?.[1] ?? null;
  const received = /received '(?:SIP\/2\.0 (\d{3}) ?(.*)|([A-Z]+) \S+ SIP\/2\.0)$/.exec(text);
  if (received)
    return saidEvent('other', text, {
      callId,
      code: Number(received[1] ?? 0),
      phrase: received[2] ?? null,
      method: received[3] ?? null,
    });
  if (/receive timeout on|timed out after|Maximum UDP retransmissions|retransmission.*(?:timeout|exceeded)/i.test(text))
    return saidEvent('timeout', text, { callId });
  if (/Unable to connect|Unable to send|Error sending|send failed/i.test(text))
    return saidEvent('send-failed', text, { callId });
  return callId === null ? null : saidEvent('other', text, { callId });
}
