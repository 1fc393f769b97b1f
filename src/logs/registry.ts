import type { Dialect } from './dialect.ts';
import { asteriskChanSip } from './dialects/asterisk-chan-sip.ts';
import { asteriskPjsip } from './dialects/asterisk-pjsip.ts';
import { asterisk, asteriskHistory } from './dialects/asterisk.ts';
import { audiocodes } from './dialects/audiocodes.ts';
import { baresip } from './dialects/baresip.ts';
import { belleSip } from './dialects/belle-sip.ts';
import { ciscoCcsip } from './dialects/cisco-ccsip.ts';
import { cucmSdl } from './dialects/cucm-sdl.ts';
import { freeswitch } from './dialects/freeswitch.ts';
import { kamailio } from './dialects/kamailio.ts';
import { kamailioSipdump } from './dialects/kamailio-sipdump.ts';
import { ngrep } from './dialects/ngrep.ts';
import { opensips } from './dialects/opensips.ts';
import { oracleSipmsg } from './dialects/oracle-sipmsg.ts';
import { pjsua } from './dialects/pjsua.ts';
import { ribbon } from './dialects/ribbon.ts';
import { sipp } from './dialects/sipp.ts';
import { siptrace } from './dialects/siptrace.ts';
import { sngrep } from './dialects/sngrep.ts';
import { tcpdumpText } from './dialects/tcpdump-text.ts';

/** Every dialect, in the order in which they are tried until the log has shown which it is. */
export const DIALECTS: readonly Dialect[] = [
  asteriskPjsip,
  asteriskChanSip,
  asteriskHistory,
  kamailioSipdump,
  siptrace,
  kamailio,
  opensips,
  freeswitch,
  sipp,
  pjsua,
  baresip,
  belleSip,
  sngrep,
  ngrep,
  tcpdumpText,
  ciscoCcsip,
  oracleSipmsg,
  audiocodes,
  cucmSdl,
  ribbon,
  asterisk,
];
