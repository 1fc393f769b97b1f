import { type Dialect, leadInOf, LOCAL } from '../dialect.ts';
import { addressOf, transportOf } from '../lead-in-parts.ts';
import { asteriskEvent } from './asterisk-events.ts';
import { GLUED_RECORD, LEVEL, leadInLine, prefixOf, RECORD_START } from './asterisk-prefix.ts';

const ADDRESS = String.raw`(\[[^\]]+\]:\d+|[^\s:]+:\d+|[0-9a-f:]+:\d+)`;
/** 1.2: two dashes, no arrow behind, no transport. 1.4: no transport. Since 1.6: `UDP:` and the like. */
const RECEIVED = new RegExp(String.raw`<---? SIP read from (?:(UDP|TCP|TLS|WSS?):)?${ADDRESS}(?: --->|:)?\s*$`);
/** What stands in the parenthesis tells how NAT is dealt with, in words that changed over the years. */
const SENT = new RegExp(
  String.raw`(?:<--- )?(?:Reliably )?(?:T|Ret)ransmitting (#\d+ )?\([^)]*\) to ${ADDRESS}(?: --->|:)\s*$`,
);
const FRAME = String.raw`<---? SIP read from |<--- (?:Reliably )?Transmitting \(|(?:Reliably )?Transmitting \(|Retransmitting #\d`;
/** A record of its own that follows what was received. */
const COUNTS = String.raw`--- \(\d+ headers \d+ lines\)`;

/**
 * `sip set debug on`, 1.2 to 20: only the remote end is printed, no count of bytes. What was received is printed after
 * white space in it was made less, so that its end marker, of dashes and an arrow, is needed. The one of sent requests,
 * `---`, may as well stand in a body: there Content-Length is right.
 */
export const asteriskChanSip: Dialect = {
  name: 'asterisk-chan-sip',
  program: 'Asterisk',
  howToTrace: "'sip set debug on'",
  writesOnce: true,
  signature: new RegExp(String.raw`^(?:${LEVEL}chan_sip\.c|${FRAME})`),
  boundary: new RegExp(String.raw`^(?:${RECORD_START}|${FRAME}|<-{11,14}>\s*$|${COUNTS})`),
  glued: new RegExp(`${GLUED_RECORD}|${COUNTS}|<--- (?:SIP read from|Transmitting \\()`),
  leadIn(context) {
    const line = leadInLine(context);
    const received = RECEIVED.exec(line.text);
    if (received) {
      const [, transport, address] = received;
      return leadInOf({
        ...prefixOf(context, line),
        source: addressOf(address),
        destination: LOCAL,
        transport: transportOf(transport),
      });
    }
    const sent = SENT.exec(line.text);
    if (!sent) return null;
    const [, number, address] = sent;
    return leadInOf({
      ...prefixOf(context, line),
      source: LOCAL,
      destination: addressOf(address),
      isRetransmission: number !== undefined,
    });
  },
  event: asteriskEvent,
};
