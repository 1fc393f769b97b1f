import { type Dialect, leadInOf, LOCAL } from '../dialect.ts';
import { addressOf, transportOf } from '../lead-in-parts.ts';

const LEAD_IN = /<--- (Received|Transmitting) SIP (?:request|response) \((\d+) bytes\) (?:from|to) (\w+):(\S+) --->$/;

/** `pjsip set logger on`: only the remote end is printed, no end marker, but the count of bytes. */
export const asteriskPjsip: Dialect = {
  name: 'asterisk-pjsip',
  program: 'Asterisk',
  howToTrace: "'pjsip set logger on'",
  signature: /^(?:VERBOSE|NOTICE|WARNING|ERROR|DEBUG|SECURITY)\[\d+\]/,
  boundary: /^(?:(?:VERBOSE|NOTICE|WARNING|ERROR|DEBUG|SECURITY)\[\d+\]|<--- )/,
  leadIn({ back }) {
    const match = LEAD_IN.exec(back(1));
    if (!match) return null;
    const [, word, bytes, transport, address] = match;
    const remote = addressOf(address);
    return leadInOf({
      source: word === 'Received' ? remote : LOCAL,
      destination: word === 'Received' ? LOCAL : remote,
      transport: transportOf(transport),
      byteCount: Number(bytes),
    });
  },
};
