import { type Dialect, leadInOf, LOCAL } from '../dialect.ts';
import { addressOf, transportOf } from '../lead-in-parts.ts';
import { parseTime } from '../log-time.ts';
import { asteriskEvent } from './asterisk-events.ts';
import { GLUED_RECORD, LEVEL, lineBefore, prefixOf, RECORD_START } from './asterisk-prefix.ts';

const LEAD_IN =
  /<--- (Received|Transmitting) SIP (?:request|response) \((\d+) bytes\) (?:from|to) (\w+):(\S+?) --->\s*$/;
/** `pjsip show history entry`: printed from the parsed message, so its bytes are not those of the wire. */
const ENTRY = /<--- History Entry \d+ (Received|Sent) (?:from|to) (\S+) at (\d+) --->\s*$/;
/** A row of `pjsip show history`, on the console or, as a record of level PJSIP_HISTORY, in a file. */
const ROW = /\* (?:==>|<==) \S+ *$/;

/** `pjsip set logger on`: only the remote end is printed, no end marker, but the count of bytes. */
export const asteriskPjsip: Dialect = {
  name: 'asterisk-pjsip',
  program: 'Asterisk',
  howToTrace: "'pjsip set logger on'",
  writesOnce: true,
  // The wizard's module speaks up wherever it is loaded, chan_sip or not.
  signature: new RegExp(
    String.raw`^(?:${LEVEL}(?:res_pjsip(?!_config_wizard)|chan_pjsip)|<--- (?:(?:Received|Transmitting) SIP|History Entry) )`,
  ),
  boundary: new RegExp(`^(?:${RECORD_START}|<--- )`),
  glued: new RegExp(`${GLUED_RECORD}|<--- (?:Received|Transmitting) SIP `),
  leadIn(context) {
    if (ROW.test(context.before)) return 'skip';
    const text = lineBefore(context);
    const match = LEAD_IN.exec(text);
    if (match) {
      const [, word, bytes, transport, address] = match;
      const remote = addressOf(address);
      return leadInOf({
        ...ends(word!, remote),
        ...prefixOf(context),
        transport: transportOf(transport),
        byteCount: Number(bytes),
      });
    }
    const entry = ENTRY.exec(text);
    if (!entry) return null;
    return leadInOf({ ...ends(entry[1]!, addressOf(entry[2])), time: parseTime(entry[3]!) });
  },
  event: asteriskEvent,
};

function ends(
  word: string,
  remote: ReturnType<typeof addressOf>,
): { source: typeof remote | typeof LOCAL; destination: typeof remote | typeof LOCAL } {
  return word === 'Received' ? { source: remote, destination: LOCAL } : { source: LOCAL, destination: remote };
}
