import { type Dialect, type LeadInContext, leadInOf, LOCAL } from '../dialect.ts';
import { transportOf } from '../lead-in-parts.ts';
import { parseTime, type ParsedTime } from '../log-time.ts';
import { freeswitchEvent, RECORD } from './freeswitch-events.ts';

const RULE = /^ *-{60,}$/;
const LEAD_IN = /(recv|send) (\d+) bytes (?:from|to) (\w+)\/\[([^\]]+)\](?::(\d+))?\S* at (\d\d:\d\d:\d\d\.\d+)(?::|$)/;
/** Lines of other threads may fall between those of the old framing, which were log calls of their own. */
const FURTHEST = 8;
const DAY_MICROS = 86_400e6;
/** Two lines next to each other are not half a day apart: midnight lies between them. */
const HALF_DAY_MICROS = DAY_MICROS / 2;

/**
 * `sofia global siptrace on`: only the remote end, and a time of day. Until 2019 (sofia-sip before commit 57cb3b3) each
 * line has an indent of three and a rule closes the message; since then a message is one record without either.
 */
export const freeswitch: Dialect = {
  name: 'freeswitch',
  program: 'FreeSWITCH',
  howToTrace: "'sofia global siptrace on' in fs_cli",
  signature: new RegExp(`${RECORD.source}|^(?:recv|send) \\d+ bytes (?:from|to) \\w+/\\[`),
  boundary: new RegExp(
    `${RECORD.source}|^ *-{60,}$|^ *\\*\\*\\* message truncated at|^(?:recv|send) \\d+ bytes (?:from|to) \\w+/\\[`,
  ),
  // Builds of 2019 to 2022 drop the last line end of a message (fixed in commit 8ff7e35).
  glued: /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} (?:\d+\.\d+% )?\[[A-Z]+\] |(?:recv|send) \d+ bytes (?:from|to) \w+\/\[/,
  foreign: RECORD,
  leadIn(context) {
    const found = leadInLine(context);
    if (!found) return null;
    const [, what, bytes, transport, host, port, time] = found.match;
    const remote = { host: host!, port: Number(port ?? 0) };
    return leadInOf({
      time: dated(parseTime(time!)!, context, found.back),
      source: what === 'recv' ? remote : LOCAL,
      destination: what === 'recv' ? LOCAL : remote,
      transport: transportOf(transport),
      byteCount: Number(bytes),
      indent: /^ +$/.test(context.before) ? context.before.length : 0,
    });
  },
  event: freeswitchEvent,
};

function leadInLine({ back }: LeadInContext): { match: RegExpExecArray; back: number } | null {
  let hasRule = false;
  for (let count = 1; count <= FURTHEST; count++) {
    const line = back(count);
    if (RULE.test(line)) hasRule = true;
    if (!hasRule && count > FURTHEST / 2) return null;
    const match = hasRule ? LEAD_IN.exec(line) : null;
    if (match) return { match, back: count };
  }
  return null;
}

/** The date of the nearest log line before; without one the clock has the date of what came earlier. */
function dated(time: ParsedTime, { back }: LeadInContext, from: number): ParsedTime {
  for (let count = from + 1; count <= 16; count++) {
    const match = /^(?:[0-9a-f-]{36} )?(\d{4}-)/.exec(back(count));
    const near = match && parseTime(back(count), match[0].length - match[1]!.length);
    if (!near || near.month < 0) continue;
    const apart = time.dayMicros - near.dayMicros;
    const days = apart < -HALF_DAY_MICROS ? 1 : apart > HALF_DAY_MICROS ? -1 : 0;
    const date = new Date(Date.UTC(near.year, near.month - 1, near.day + days));
    return { ...time, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  }
  return time;
}
