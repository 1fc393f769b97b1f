import type { Call } from '../../calls/call.ts';
import type { Verdict } from '../outcome.ts';
import type { CauseCandidate } from './candidate.ts';

/** What the layers below SIP say of an INVITE that got no final response: an ICMP error that quotes it. */
export function transportEvidence({ transportEvents }: Call, { final }: Verdict): CauseCandidate[] {
  if (transportEvents === null || final !== null) return [];
  return transportEvents.map(({ kind, reason, reporter, frame, timeMicros }) => ({
    source: kind,
    value: reason,
    text: reporter,
    q850: 0,
    location: null,
    retryAfter: null,
    position: frame,
    isLine: false,
    timeMicros,
    vagueness: 0,
    isDeciding: true,
    isFinal: false,
  }));
}
