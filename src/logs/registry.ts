import type { Dialect } from './dialect.ts';
import { asteriskChanSip } from './dialects/asterisk-chan-sip.ts';
import { asteriskPjsip } from './dialects/asterisk-pjsip.ts';
import { asterisk, asteriskHistory } from './dialects/asterisk.ts';

/** Every dialect, in the order in which they are tried until the log has shown which it is. */
export const DIALECTS: readonly Dialect[] = [asteriskPjsip, asteriskChanSip, asteriskHistory, asterisk];
