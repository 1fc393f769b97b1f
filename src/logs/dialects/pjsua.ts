import { type Dialect, type LeadInContext, leadInOf, LOCAL } from '../dialect.ts';
import { addressOf, transportOf } from '../lead-in-parts.ts';
import type { LogLine } from '../log-line.ts';
import { parseTime, type ParsedTime } from '../log-time.ts';
import { saidEvent } from '../said-event.ts';

const LEAD_IN =
  /\b(TX|RX) (\d+) bytes (?:Request|Response) msg .*?\(((?:tdta|rdata)\w+)\) (?:to|from) (\w+) (\S+?):?(?: .*)?$/;
/** A time, perhaps a date before it: which of them are printed is set by `log_decor`. */
const TIME = /(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\.\d{3}/;
const RECORD = String.raw`(?:[A-Z][a-z]{2} )?(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\.\d{3} +\S+ {1,2}[!.]*[\w"]`;
/** How far back the mark of a retransmission may stand. */
const FURTHEST = 8;

/** pjsua, and any program on pjsip's logger: the remote end, the count of bytes, a time of day, `--end msg--`. */
export const pjsua: Dialect = {
  name: 'pjsua',
  program: 'pjsip',
  howToTrace: "'--log-level=5' (pjsua), or log level 5 of pjsip",
  signature: /^(?:[A-Z][a-z]{2} )?(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\.\d{3} {2,}\S+ {1,2}[!.]*\S/,
  boundary: new RegExp(`^--end msg--|^${RECORD}`),
  // A body without a last line end; and pjlib cuts records at PJ_LOG_MAX_SIZE, the end mark and line end with them.
  glued: new RegExp(`--end msg--|${RECORD}`),
  leadIn(context) {
    const line = context.back(1);
    const match = LEAD_IN.exec(line);
    if (!match) return null;
    const [, what, bytes, data, transport, address] = match;
    const remote = addressOf(address);
    return leadInOf({
      time: timeIn(line),
      source: what === 'RX' ? remote : LOCAL,
      destination: what === 'RX' ? LOCAL : remote,
      transport: transportOf(transport),
      byteCount: Number(bytes),
      isRetransmission: what === 'TX' && isSentAgain(context, data!),
    });
  },
  event(line) {
    const text = textOf(line);
    if (text === null) return null;
    const time = timeIn(text);
    const disconnected = /Call \d+ is DISCONNECTED \[reason=([3-6]\d\d) \((.*)\)\]/.exec(text);
    if (disconnected)
      return saidEvent('hangup', text, { code: Number(disconnected[1]), phrase: disconnected[2]!, time });
    const registration = /SIP registration failed, status=(\d{3}) \((.*)\)/.exec(text);
    if (registration) {
      const [, code, phrase] = registration;
      return saidEvent('registration-failed', text, { method: 'REGISTER', code: Number(code), phrase: phrase!, time });
    }
    const failed = /Failed to send Request msg (\w+)\/cseq=/.exec(text);
    return failed ? saidEvent('send-failed', text, { method: failed[1]!, time }) : null;
  },
};

function timeIn(line: string): ParsedTime | null {
  const at = line.search(TIME);
  return at < 0 ? null : parseTime(line, at);
}

/** `Retransmiting Request msg INVITE/cseq=1 (tdta0x..), count=1`, since the message before. */
function isSentAgain({ back }: LeadInContext, data: string): boolean {
  for (let count = 2; count <= FURTHEST; count++) {
    const line = back(count);
    if (/Retransmitt?ing /.test(line) && line.includes(`(${data})`)) return true;
  }
  return false;
}

/** The line, when it may say something: nearly all of a pjsip log at level 5 says nothing of interest. */
function textOf(line: LogLine): string | null {
  if (line.length < 30 || line.length > 1024) return null;
  const text = line.text();
  return text.includes('DISCONNECTED [') || text.includes(' failed, status=') || text.includes('Failed to send')
    ? text
    : null;
}
