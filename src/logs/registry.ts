import type { Dialect } from './dialect.ts';
import { asteriskPjsip } from './dialects/asterisk-pjsip.ts';
import { kamailio } from './dialects/kamailio.ts';
import { kamailioSipdump } from './dialects/kamailio-sipdump.ts';
import { opensips } from './dialects/opensips.ts';
import { siptrace } from './dialects/siptrace.ts';

/** Every dialect, in the order in which they are tried until the log has shown which it is. */
export const DIALECTS: readonly Dialect[] = [asteriskPjsip, kamailio, kamailioSipdump, opensips, siptrace];
