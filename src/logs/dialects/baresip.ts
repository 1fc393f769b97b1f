import { type Dialect, leadInOf, LOCAL, type LogEnd } from '../dialect.ts';
import { addressOf, transportOf } from '../lead-in-parts.ts';
import { parseTime } from '../log-time.ts';
import { saidEvent } from '../said-event.ts';

const LEAD_IN = /^(UDP|TCP|TLS|WSS?) (\S+) -> (\S+)$/;
/** Since June 2022 with a time of day; a paste that lost its ESC bytes has what was behind them. */
const MARK = /^(?:\[36;1m)?(\d\d:\d\d:\d\d\.\d+)?#$/;

/** `baresip -s`, `/sip_trace`: both ends, the message as on the wire, a change of colour behind it. */
export const baresip: Dialect = {
  name: 'baresip',
  program: 'baresip',
  howToTrace: "'baresip -s' or the command '/sip_trace'",
  signature: /^baresip (?:v\d|is ready)|^(?:UDP|TCP|TLS|WSS?) \S+:\d+ -> \S+:\d+$/,
  boundary: /^\[;m|^(?:\[36;1m)?(?:\d\d:\d\d:\d\d\.\d+)?#$|^(?:UDP|TCP|TLS|WSS?) \S+:\d+ -> \S+:\d+$/,
  leadIn({ back }) {
    const match = LEAD_IN.exec(back(1));
    if (!match) return null;
    const [, transport, source, destination] = match;
    const time = MARK.exec(back(2))?.[1];
    return leadInOf({
      time: time ? parseTime(time) : null,
      source: endOf(source),
      destination: endOf(destination),
      transport: transportOf(transport),
    });
  },
  event(line) {
    if (line.length > 512) return null;
    const text = line.text();
    const closed = /: session closed: ([3-6]\d\d) (.*)$/.exec(text);
    if (closed) return saidEvent('hangup', text, { code: Number(closed[1]), phrase: closed[2]! });
    const registration = /^(?:reg: |\S+: )\{\d+\/\w+\/v\d\} ([3-6]\d\d) (.*?)(?: \(.*)?$/.exec(text);
    if (!registration) return null;
    const [, code, phrase] = registration;
    return saidEvent('registration-failed', text, { method: 'REGISTER', code: Number(code), phrase: phrase! });
  },
};

/** A socket that is bound to every address does not know its own. */
function endOf(text: string | undefined): LogEnd {
  const address = addressOf(text);
  return address && /^(?:0\.0\.0\.0|::)$/.test(address.host) ? LOCAL : address;
}
