import { type Dialect, leadInOf } from '../dialect.ts';

const LEAD_IN =
  /\b(sent|received) msg for CallId: ?\S+ (?:to|from) IP\/port: ?([^\s/]+)\/(\d+), Local IP\/port: ?([^\s/]+)\/(\d+),.*RAW PDU: ?$/;

/** Ribbon (Sonus) SBC, DBG and TRC logs, mostly as syslog: both ends in the words before the message. */
export const ribbon: Dialect = {
  name: 'ribbon',
  program: 'Ribbon SBC',
  howToTrace: 'a call trace of SIP PDUs (TRC), or debug logs at level info',
  signature: /\b(?:sent|received) msg for CallId:/,
  boundary: null,
  leadIn({ back, before }) {
    const match = LEAD_IN.exec(before.trim() === '' ? back(1) : before);
    if (!match) return null;
    const [, what, host, port, ownHost, ownPort] = match;
    const remote = { host: host!, port: Number(port) };
    const own = { host: ownHost!, port: Number(ownPort) };
    const isSent = what === 'sent';
    return leadInOf({ source: isSent ? own : remote, destination: isSent ? remote : own });
  },
};
