import { type Dialect, leadInOf, LOCAL } from '../dialect.ts';
import { parseTime } from '../log-time.ts';

/** A number, `*` for a clock that is not set, month and day, `//callid/GUID/SIP/Msg/ccsipDisplayMsg:`. */
const RECORD =
  /^(?:\d+: )?[*.]?((?:[A-Z][a-z]{2} {1,2}\d{1,2} )?(?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d+)?)(?: [A-Z]{2,5})?: \/\//;
const DISPLAY = /\/\/\S*\/ccsipDisplayMsg:\s*$/;

/** Cisco CUBE and IOS, `debug ccsip messages`: neither address nor transport nor length. */
export const ciscoCcsip: Dialect = {
  name: 'cisco-ccsip',
  program: 'Cisco CUBE',
  howToTrace: "'debug ccsip messages'",
  signature: /\/\/\S+\/SIP\/\w+\//,
  boundary: RECORD,
  leadIn({ back }) {
    const word = /^(?:\d+: )?(Sent|Received):\s*$/.exec(back(1));
    if (!word) return null;
    const record = back(2);
    if (!DISPLAY.test(record)) return null;
    const isSent = word[1] === 'Sent';
    const time = RECORD.exec(record)?.[1];
    return leadInOf({
      time: time ? parseTime(time) : null,
      source: isSent ? LOCAL : null,
      destination: isSent ? null : LOCAL,
    });
  },
};
