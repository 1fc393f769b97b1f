import { type Dialect, leadInOf } from '../dialect.ts';
import { addressOf, transportOf } from '../lead-in-parts.ts';
import { parseTime } from '../log-time.ts';

const HEAD = '~'.repeat(20);
const TAIL = '|'.repeat(20);
/** Fields between the bar that begins a record and the one before the message. */
const MOST_FIELDS = 12;

/** Text files of the sipdump module: both ends, microseconds, every message whole. */
export const kamailioSipdump: Dialect = {
  name: 'kamailio-sipdump',
  program: 'Kamailio sipdump',
  howToTrace: 'the sipdump module (its parameter "enable", or the RPC command sipdump.enable 1)',
  signature: /^(?:={20}|~{20}|\|{20})$|^proto: \w+ ipv[46]$/,
  boundary: /^(?:={20}|\|{20})$/,
  leadIn({ before, back }) {
    if (before !== '' || back(1) !== HEAD) return null;
    const fields = new Map<string, string>();
    for (let count = 2; count < 2 + MOST_FIELDS && !back(count).startsWith('===='); count++) {
      const match = /^(\w+): (.*)$/.exec(back(count));
      if (match) fields.set(match[1]!, match[2]!);
    }
    const end = (prefix: string) => addressOf(bracketed(fields.get(`${prefix}ip`), fields.get(`${prefix}port`)));
    return leadInOf({
      time: parseTime(fields.get('time') ?? ''),
      source: end('src'),
      destination: end('dst'),
      transport: transportOf(fields.get('proto')?.split(' ', 1)[0]),
      closing: TAIL,
    });
  },
};

function bracketed(host: string | undefined, port: string | undefined): string {
  return host?.includes(':') && !host.startsWith('[') ? `[${host}]:${port}` : `${host ?? ''}:${port ?? 0}`;
}
