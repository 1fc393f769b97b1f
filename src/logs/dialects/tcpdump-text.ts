import { TRANSPORT } from '../../payload.ts';
import { type Address, type Dialect, type LeadInContext, leadInOf } from '../dialect.ts';
import { parseTime } from '../log-time.ts';

/** The port behind the last dot; by name without `-n`. */
const PATH = /(\S+)\.(\d+|sips?|sip-tls) > (\S+)\.(\d+|sips?|sip-tls): /;
const HEAD = /^(?:\d{4}-\d\d-\d\d )?(?:\d\d:\d\d:\d\d\.\d+|\d{10}\.\d+) (?:\S+ +(?:In|Out|B|M|P) +)?IP6? /;
/** How IPv4 and IPv6 headers begin, printed as text. */
const PACKET = /^(?:E[^]\.[^]{3}[@.]\.|`[^]{3}\.)/;
/** Bytes of the header that are line ends break it. */
const FURTHEST = 8;

/** `tcpdump -A`, with or without `-tttt` and `-v`: the start line stands behind the bytes of the IP and UDP headers. */
export const tcpdumpText: Dialect = {
  name: 'tcpdump-text',
  program: 'tcpdump',
  howToTrace: "'tcpdump -s 0 -A', or better '-w FILE'",
  signature: new RegExp(`${HEAD.source}(?:.*${PATH.source}|\\(tos )`),
  boundary: HEAD,
  leadIn(context) {
    const { before, back } = context;
    // The summary of the packet quotes the start line.
    if (PATH.test(before) && HEAD.test(before)) return 'skip';
    for (let count = 1; count <= FURTHEST; count++) {
      const path = PATH.exec(back(count));
      if (!path) continue;
      const [, source, sourcePort, destination, destinationPort] = path;
      const summary = headOf(context, count);
      if (summary === null) return null;
      const isTcp = /: Flags \[/.test(back(count));
      return leadInOf({
        time: parseTime(summary),
        source: address(source!, sourcePort!),
        destination: address(destination!, destinationPort!),
        transport: isTcp ? TRANSPORT.tcp : TRANSPORT.udp,
        indent: before === '\t' ? 1 : 0,
        isStream: isTcp,
      });
    }
    // With -v the message was printed already, indented.
    return isPacket(context) ? 'skip' : null;
  },
};

/** With -v the summary goes on in an indented line. */
function headOf({ back }: LeadInContext, count: number): string | null {
  if (HEAD.test(back(count))) return back(count);
  return HEAD.test(back(count + 1)) ? back(count + 1) : null;
}

function isPacket({ before, back }: LeadInContext): boolean {
  let text = before;
  for (let count = 1; count <= 5; count++) {
    if (PACKET.test(text)) return true;
    text = `${back(count)}\n${text}`;
  }
  return false;
}

function address(host: string, port: string): Address {
  const number = port === 'sip' ? 5060 : port.startsWith('sip') ? 5061 : Number(port);
  return { host, port: number };
}
