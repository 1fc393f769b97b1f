import { TRANSPORT } from '../../payload.ts';
import { type Dialect, leadInOf } from '../dialect.ts';
import { addressOf } from '../lead-in-parts.ts';
import { parseTime } from '../log-time.ts';

/** Marks of progress may stand before it; a time with `-t`, a difference with `-T`; flags of TCP; a number in new versions. */
const LEAD_IN =
  /^#*([UT]) (?:(\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d\.\d+) |\+\d+\.\d+ )?(\S+:\d+) -> (\S+:\d+)(?: \[[A-Z]+\])?(?: #\d+)?$/;

/** `ngrep -W byline` and sipgrep: both ends; each line of the message ends with a dot in the place of its CR. */
export const ngrep: Dialect = {
  name: 'ngrep',
  program: 'ngrep',
  howToTrace: "'ngrep -q -t -W byline port 5060' or 'sipgrep -C'",
  signature: LEAD_IN,
  boundary: LEAD_IN,
  leadIn({ back }) {
    // sipgrep has an empty line between, or one with the flags of TCP.
    const match = LEAD_IN.exec(/^(?: \[[A-Z]+\])?$/.test(back(1)) ? back(2) : back(1));
    if (!match) return null;
    const [, letter, time, source, destination] = match;
    return leadInOf({
      time: time ? parseTime(time) : null,
      source: addressOf(source),
      destination: addressOf(destination),
      transport: letter === 'U' ? TRANSPORT.udp : TRANSPORT.tcp,
      dotEnds: true,
      isStream: letter === 'T',
    });
  },
};
