import { type Dialect, type LeadInContext, leadInOf, LOCAL } from '../dialect.ts';
import { addressOf, transportOf } from '../lead-in-parts.ts';
import type { LogLine } from '../log-line.ts';
import { parseTime, type ParsedTime } from '../log-time.ts';
import { saidEvent } from '../said-event.ts';

const SENT = /message (?:partly )?sent to \[(\w+):\/\/(\S+?)\](?:, s(?:ize|ent): \[(?:\d+\/)?(\d+)\] bytes)?/;
const RECEIVED = /received \[(\d+)\] new bytes from \[(\w+):\/\/(\S+?)\]:?\s*$/;
const DISCARDED = /message silently discarded/;
/** With a colon before the milliseconds: linphonec, desktop, Android. */
const TIME = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[:.]\d{3}/;
const FURTHEST = 8;

/**
 * Linphone and other programs on belle-sip: the remote end by the name that was given, the count of bytes. What is
 * received over a stream is what the socket gave: a part of a message, one, or several.
 */
export const belleSip: Dialect = {
  name: 'belle-sip',
  program: 'Linphone',
  howToTrace: "'linphonec -d 6', or debug logs in Linphone's settings",
  signature: /\bbelle-sip[\]-]|\bchannel \[(?:0x)?[0-9a-f]{6,}\]/,
  boundary:
    /^(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[:.]\d{3} |(?:bel\/)?channel \[|belle-sip|\[belle-sip\])|\bchannel \[(?:0x)?[0-9a-f]+\]/,
  leadIn(context) {
    const line = context.back(1);
    if (DISCARDED.test(line) && line.includes('channel [')) return 'skip';
    const sent = SENT.exec(line);
    if (sent) {
      const [, transport, address, bytes] = sent;
      return leadInOf({
        time: timeIn(line),
        source: LOCAL,
        destination: addressOf(address),
        transport: transportOf(transport),
        byteCount: Number(bytes ?? -1),
        isRetransmission: isSentAgain(context),
      });
    }
    const received = RECEIVED.exec(line);
    if (!received) return null;
    const [, bytes, transport, address] = received;
    const isStream = transport !== 'UDP';
    return leadInOf({
      time: timeIn(line),
      source: addressOf(address),
      destination: LOCAL,
      transport: transportOf(transport),
      byteCount: isStream ? -1 : Number(bytes),
      isStream,
    });
  },
  event(line) {
    const text = textOf(line);
    if (text === null) return null;
    const time = timeIn(text);
    const register = /Register refresher \[([3-6]\d\d)\] reason \[(.*?)\]/.exec(text);
    if (register) {
      const [, code, phrase] = register;
      return saidEvent('registration-failed', text, { method: 'REGISTER', code: Number(code), phrase: phrase!, time });
    }
    const response = /receiving call response \[([3-6]\d\d)\]/.exec(text);
    if (response) return saidEvent('hangup', text, { method: 'INVITE', code: Number(response[1]), time });
    return text.includes('to LinphoneCallError') ? saidEvent('hangup', text, { time }) : null;
  },
};

function timeIn(line: string): ParsedTime | null {
  const at = line.search(TIME);
  return at < 0 ? null : parseTime(line, at);
}

/** `nict_on_timer_E: sending retransmission`: RFC 3261 17.1, timers A and E, and G of a server. */
function isSentAgain({ back }: LeadInContext): boolean {
  for (let count = 2; count <= FURTHEST; count++)
    if (/_on_timer_[AEG]: sending retransm/.test(back(count))) return true;
  return false;
}

function textOf(line: LogLine): string | null {
  if (line.length < 20 || line.length > 1024) return null;
  const text = line.text();
  return text.includes('refresher [') || text.includes('call response [') || text.includes('LinphoneCallError')
    ? text
    : null;
}
