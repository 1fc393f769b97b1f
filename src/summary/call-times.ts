import type { Call } from '../calls/call.ts';
import { isRinging, type Verdict } from '../diagnosis/outcome.ts';

/** When what happened to a call, in microseconds since the epoch; NaN for what did not happen or was not seen. */
export interface CallTimes {
  /** The first INVITE: what the caller waits includes challenges and retries. */
  begunMicros: number;
  /** The first 18x that the caller got. */
  alertedMicros: number;
  /** The final response, 2xx included. */
  finalMicros: number;
  answeredMicros: number;
  byeMicros: number;
}

/** The times by which a call is measured, as the caller saw it. */
export function callTimes(call: Call, { attempts, firstInvite, final, outcome }: Verdict): CallTimes {
  let alertedMicros = Number.NaN;
  for (const { callerSide } of attempts)
    for (const t of callerSide)
      for (let r = t.lastResponse; r !== null; r = r.previous)
        if (isRinging(r.code) && !(r.firstMicros >= alertedMicros)) alertedMicros = r.firstMicros;
  const finalMicros = final?.firstMicros ?? Number.NaN;
  return {
    begunMicros: firstInvite?.firstMicros ?? Number.NaN,
    alertedMicros,
    finalMicros,
    answeredMicros: outcome === 'answered' ? finalMicros : Number.NaN,
    byeMicros: call.byeMicros,
  };
}
