import { type Dialect, leadInOf, LOCAL } from '../dialect.ts';
import { transportOf } from '../lead-in-parts.ts';
import { parseTime } from '../log-time.ts';
import { sippErrors } from './sipp-errors.ts';
import { shortMessages } from './sipp-short-messages.ts';

const LEAD_IN = /^(\w+) message (sent|received) [([](\d+)(?: bytes\)|\] bytes) ?:$/;
/** The dashes of a message that is printed a second time, of one that was not sent, and all before an error's quotation. */
const QUOTED =
  /^(?:Unexpected \w+ message received|Error sending \w+ message|.*Discarding message which can't be mapped.*):\s*$/;
const RULE = /^-{40,}(?:\s+(\d.*))?$/;
const QUOTED_BEFORE = /(?:received '|call: ?)$/;

/** `-trace_msg`, `-trace_shortmsg` and `-trace_err`: no addresses at all, but what was sent and what was received. */
export const sipp: Dialect = {
  name: 'sipp',
  program: 'SIPp',
  howToTrace: "'-trace_msg' on SIPp's command line",
  signature:
    /^\d{4}-\d\d-\d\d\t\S+\t\d+\.\d+(?:\t[SR]\t|: )|^-{40,}\s+\d{4}-\d\d-\d\d|^\w+ message (?:sent|received) [([]\d+|^The following events occurred:$/,
  boundary: /^-{40,}(?:\s|$)/,
  leadIn({ back, before }) {
    const words = back(1) === '' ? back(2) : back(1);
    if (QUOTED.test(words) || QUOTED_BEFORE.test(before)) return isSipp(words + before) ? 'skip' : null;
    const match = LEAD_IN.exec(words);
    if (!match) return null;
    const rule = RULE.exec(back(1) === '' ? back(3) : back(2));
    const [, transport, what, bytes] = match;
    return leadInOf({
      time: rule?.[1] ? parseTime(rule[1]) : null,
      source: what === 'sent' ? LOCAL : null,
      destination: what === 'sent' ? null : LOCAL,
      transport: transportOf(transport),
      byteCount: Number(bytes),
    });
  },
  event: sippErrors,
  rows: shortMessages,
};

/** `received '` alone is anybody's. */
function isSipp(text: string): boolean {
  return !text.endsWith("'") || /while (?:expecting|pausing)|unexpected message|Call-Id/i.test(text);
}
