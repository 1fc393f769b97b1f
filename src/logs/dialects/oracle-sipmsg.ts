import { type Dialect, leadInOf } from '../dialect.ts';
import { addressOf } from '../lead-in-parts.ts';
import { parseTime } from '../log-time.ts';

/** `[slot/port:vlan]` before the own address. What `tail` prints of a record has no date. */
const LEAD_IN =
  /^((?:[A-Z][a-z]{2} [ \d]\d )?\d\d:\d\d:\d\d(?:\.\d+)? )?On (?:\[\d+:\d+\])?(\S+) (sent to|received from) (\S+)$/;

/** Oracle (Acme Packet) SBC, sipmsg.log: both ends, a line of dashes behind each message, no transport. */
export const oracleSipmsg: Dialect = {
  name: 'oracle-sipmsg',
  program: 'Oracle SBC',
  howToTrace: "'notify sipd siplog' (sipmsg.log)",
  signature: LEAD_IN,
  boundary: new RegExp(`^-{40,}$|${LEAD_IN.source}`),
  glued: /-{40,}$/,
  leadIn({ back }) {
    const match = LEAD_IN.exec(back(1));
    if (!match) return null;
    const [, time, own, what, remote] = match;
    const isSent = what === 'sent to';
    return leadInOf({
      time: time ? parseTime(time) : null,
      source: addressOf(isSent ? own : remote),
      destination: addressOf(isSent ? remote : own),
    });
  },
};
