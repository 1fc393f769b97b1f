import { type Dialect, leadInOf } from '../dialect.ts';
import { addressOf } from '../lead-in-parts.ts';
import { parseTime } from '../log-time.ts';

const LEAD_IN = /^(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d+) (\S+:\d+) -> (\S+:\d+)$/;

/** What sngrep saves as text: time and both ends, no transport. */
export const sngrep: Dialect = {
  name: 'sngrep',
  program: 'sngrep',
  howToTrace: "sngrep's save dialog, as text or, better, as pcap",
  signature: LEAD_IN,
  boundary: LEAD_IN,
  leadIn({ back }) {
    const match = LEAD_IN.exec(back(1));
    if (!match) return null;
    const [, time, source, destination] = match;
    return leadInOf({ time: parseTime(time!), source: addressOf(source), destination: addressOf(destination) });
  },
};
