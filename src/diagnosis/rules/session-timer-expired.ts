import { earliestExpiryMicros } from '../../calls/session-timer.ts';
import type { ReasonValue } from '../../sip/grammar.ts';
import { firstBye, reasonsIn, sinceAnswer } from '../dialog-facts.ts';
import { lastRefreshMicros } from '../mid-call.ts';
import { sessionTimeoutText } from '../reason-text.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** No interval in earnest is shorter (RFC 4028 4: 90 s at least). */
const LEAST_SECONDS = 60;
/** So near to the moment that the RFC names, a BYE is not chance. */
const NEAR_MICROS = 2e6;

export const sessionTimerExpired: Rule = {
  id: 'session-timer-expired',
  severity: 'error',
  reference: 'RFC 4028 10',
  kind: 'also',
  outcomes: ['answered'],
  check(call) {
    const { sessionSeconds, shed } = call.call;
    if (shed !== null) return null;
    const bye = firstBye(call);
    if (bye === null) return null;
    const reasons = reasonsIn(bye);
    const said = reasons.length === 0 ? null : sessionTimeoutText(reasons);
    const agreed = sessionSeconds >= LEAST_SECONDS ? sessionSeconds : 0;
    if (said === null && agreed === 0) return null;
    const idle = bye.micros - lastRefreshMicros(call);
    if (said === null && !isExpiry(idle, agreed, reasons)) return null;
    return {
      confidence: said === null ? 'likely' : 'certain',
      evidence: [bye, call.told],
      values: {
        sender: bye.sender,
        interval: agreed,
        idle: seconds(idle),
        after: seconds(sinceAnswer(call, bye)),
        said: said ?? '?',
      },
      seen: said === null ? 'timed' : 'said',
    };
  },
  text: {
    en: {
      title: 'Ended by the session timer: no refresh in time',
      seen: {
        timed:
          '{sender} ended the call after {idle} s without a refresh that worked; the session interval agreed on is {interval} s.',
        said: '{sender} ended the call {after} s after the answer, with the reason "{said}".',
      },
      advice:
        'Make the refresher, which the 200 names in Session-Expires, refresh at half the interval; is UPDATE or re-INVITE let through and answered? Else turn session timers off on that trunk.',
      caveat: 'A party may have hung up at that very moment, or the refresh may have gone another way.',
    },
    es: {
      title: 'Terminada por el temporizador de sesión: sin refresco a tiempo',
      seen: {
        timed:
          '{sender} terminó la llamada tras {idle} s sin un refresco que funcionara; el intervalo de sesión acordado es de {interval} s.',
        said: '{sender} terminó la llamada {after} s después de contestada, con el motivo «{said}».',
      },
      advice:
        'Haga que el encargado de refrescar, que el 200 nombra en Session-Expires, lo haga a la mitad del intervalo; ¿se deja pasar y se contesta el UPDATE o el re-INVITE? Si no, desactive los temporizadores de sesión en ese troncal.',
      caveat: 'Alguien pudo colgar justo en ese momento, o el refresco pudo ir por otro camino.',
    },
  },
};

/** A BYE at the end of the interval, or where who waits for the refresh ends it: N - min(32, N/3). */
function isExpiry(idleMicros: number, interval: number, reasons: readonly ReasonValue[]): boolean {
  const earliest = earliestExpiryMicros(interval);
  const latest = interval * 1e6;
  if (!(idleMicros >= earliest && idleMicros <= latest + NEAR_MICROS)) return false;
  return idleMicros <= earliest + 2 * NEAR_MICROS || idleMicros >= latest - NEAR_MICROS || reasons.some(isTimer);
}

/** Recovery on timer expiry (Q.850 102), or a 408. */
function isTimer({ protocol, cause }: ReasonValue): boolean {
  return cause === (protocol.toUpperCase() === 'SIP' ? 408 : 102);
}
