import type { Registration } from '../calls/registration.ts';
import type { Transaction } from '../calls/transaction.ts';
import type { RegistrationOutcome } from '../result.ts';
import { tally, type ResponseTally } from './response-rows.ts';
import { timerFired } from './timer-f.ts';

export interface RegistrationVerdict {
  outcome: RegistrationOutcome;
  finalCode: number | null;
  /** From the first REGISTER to the last final response, challenges included; NaN when either was not seen. */
  delayMicros: number;
}

/** Judges an attempt to register by the last answer to it. @param nowMicros how far the input went */
export function judgeRegistration(registration: Registration, nowMicros: number): RegistrationVerdict {
  const hop = phoneHop(registration);
  const last = hop.at(-1);
  const final = last?.final;
  const first = hop[0];
  const begunMicros = first !== undefined && first.requests > 0 ? first.firstMicros : Number.NaN;
  const delayMicros = (final?.firstMicros ?? Number.NaN) - begunMicros;
  const outcome = outcomeOf(registration, last, nowMicros);
  return { outcome, finalCode: final?.code ?? null, delayMicros };
}

function outcomeOf(registration: Registration, last: Transaction | undefined, nowMicros: number): RegistrationOutcome {
  if (!last || last.requests === 0) return 'unknown';
  const { final } = last;
  if (final === undefined) {
    // A log may lack what its own host answers; who got no answer asks again (RFC 3261 17.1.2.2, Timer E).
    const isHeard = registration.positionIsLine && last.requests === 1;
    return !isHeard && timerFired(last, nowMicros) ? 'timeout' : 'unknown';
  }
  if (final.code < 300) return registration.removes ? 'removed' : 'ok';
  if ((final.code === 401 || final.code === 407) && !last.hasCredentials) return 'challenged';
  return 'failed';
}

/** Every response of an attempt to register with its role. */
export function responsesOfRegistration(registration: Registration): ResponseTally[] {
  const last = phoneHop(registration).at(-1);
  const responses: ResponseTally[] = [];
  tally(responses, new Set(), registration.transactions, (r, t) => {
    if (r.code < 200) return 'progress';
    if (r.code < 300) return 'final';
    if (r.code < 400) return 'redirect';
    if (r.code === 401 || r.code === 407)
      return t.cseqNumber === last?.cseqNumber && t.hasCredentials ? 'final' : 'challenge';
    return t.cseqNumber === last?.cseqNumber ? 'final' : 'retry';
  });
  return responses;
}

/** The transactions of the hop next to the phone. */
export function phoneHop(registration: Registration): Transaction[] {
  return registration.transactions.filter((t) => !t.furtherHop);
}
