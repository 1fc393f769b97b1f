import type { Registration } from '../calls/registration.ts';
import type { RegistrationOutcome } from '../result.ts';
import { tally, type ResponseTally } from './response-rows.ts';

/** Timer F: 64*T1 (RFC 3261 17.1.2.2); eleven sends in that time over UDP. */
const TIMER_F_MICROS = 32e6;
const TIMER_F_SENDS = 11;

export interface RegistrationVerdict {
  outcome: RegistrationOutcome;
  finalCode: number | null;
  responses: ResponseTally[];
}

/** Judges an attempt to register by the last answer to it. @param nowMicros how far the input went */
export function judgeRegistration(registration: Registration, nowMicros: number): RegistrationVerdict {
  const hop = registration.transactions.filter((t) => !t.furtherHop);
  const last = hop.at(-1);
  const final = last?.final;
  const responses: ResponseTally[] = [];
  tally(responses, new Set(), registration.transactions, (r, t) => {
    if (r.code < 200) return 'progress';
    if (r.code < 300) return 'final';
    if (r.code < 400) return 'redirect';
    if (r.code === 401 || r.code === 407)
      return t.cseqNumber === last?.cseqNumber && t.hasCredentials ? 'final' : 'challenge';
    return t.cseqNumber === last?.cseqNumber ? 'final' : 'retry';
  });
  const result = (outcome: RegistrationOutcome): RegistrationVerdict => ({
    outcome,
    finalCode: final?.code ?? null,
    responses,
  });
  if (!last || last.requests === 0) return result('unknown');
  if (final === undefined) {
    const gaveUp = last.requests >= TIMER_F_SENDS || nowMicros - last.firstMicros >= TIMER_F_MICROS;
    return result(gaveUp ? 'timeout' : 'unknown');
  }
  if (final.code < 300) return result(registration.removes ? 'removed' : 'ok');
  if ((final.code === 401 || final.code === 407) && !last.hasCredentials) return result('challenged');
  return result('failed');
}
