import { type Dialect, leadInOf, LOCAL } from '../dialect.ts';
import { transportOf } from '../lead-in-parts.ts';
import { parseTime } from '../log-time.ts';

const LEAD_IN =
  /\b(Incoming|Outgoing) SIP (\w+) message (?:from|to) (\S+) on port (\d+)(?: index \d+)?(?:.*? (\d+) bytes)?:?\s*$/;

/** Cisco Unified Communications Manager, SDL trace: the remote end, a time of day, `[nnn,NET]` before the message. */
export const cucmSdl: Dialect = {
  name: 'cucm-sdl',
  program: 'Cisco CUCM',
  howToTrace: 'detailed SDL traces with SIP messages (Serviceability, Trace Configuration)',
  signature: /\|SIP(?:Tcp|Udp|Handler)\b| SIP \w+ message (?:from|to) \S+ on port \d+/,
  boundary: /^(?:\d+\.\d+ )?\|?\d\d:\d\d:\d\d\.\d+ \|/,
  leadIn({ back }) {
    const line = /^\[\d+,\w+\]$/.test(back(1)) ? back(2) : back(1);
    const match = LEAD_IN.exec(line);
    if (!match) return null;
    const [, what, transport, host, port, bytes] = match;
    const remote = { host: host!, port: Number(port) };
    const at = line.search(/\d\d:\d\d:\d\d\.\d/);
    return leadInOf({
      time: at < 0 ? null : parseTime(line, at),
      source: what === 'Incoming' ? remote : LOCAL,
      destination: what === 'Incoming' ? LOCAL : remote,
      transport: transportOf(transport),
      byteCount: Number(bytes ?? -1),
    });
  },
};
