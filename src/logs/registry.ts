import type { Dialect } from './dialect.ts';
import { asteriskPjsip } from './dialects/asterisk-pjsip.ts';

/** Every dialect, in the order in which they are tried until the log has shown which it is. */
export const DIALECTS: readonly Dialect[] = [asteriskPjsip];
