import { type Dialect, leadInOf, LOCAL } from '../dialect.ts';
import { addressOf, transportOf } from '../lead-in-parts.ts';
import { parseTime } from '../log-time.ts';
import { asteriskEvent } from './asterisk-events.ts';
import { GLUED_RECORD, LEVEL, leadInLine, prefixOf, RECORD_START } from './asterisk-prefix.ts';

const ARROW = '<--- ';
const LEAD_IN =
  /^<--- (Received|Transmitting) SIP (?:request|response) \((\d+) bytes\) (?:from|to) (\w+):(\S+?) --->\s*$/;
/** `pjsip show history entry`: printed from the parsed message, so its bytes are not those of the wire. */
const ENTRY = /^<--- History Entry \d+ (Received|Sent) (?:from|to) (\S+) at (\d+) --->\s*$/;
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
    if (context.before !== '' && ROW.test(context.before)) return 'skip';
    const line = leadInLine(context);
    const at = line.text.indexOf(ARROW);
    if (at < 0) return null;
    const frame = line.text.slice(at);
    const match = LEAD_IN.exec(frame);
    if (match) {
      const [, word, bytes, transport, address] = match;
      const prefix = prefixOf(context, line);
      const said = ends(word!, addressOf(address));
      return leadInOf({
        source: said.source,
        destination: said.destination,
        time: prefix.time,
        callMark: prefix.callMark,
        transport: transportOf(transport),
        byteCount: Number(bytes),
      });
    }
    const entry = ENTRY.exec(frame);
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
