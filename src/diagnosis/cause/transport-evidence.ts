import type { Call } from '../../calls/call.ts';
import type { DecidingPath } from '../deciding-path.ts';
import type { Verdict } from '../outcome.ts';
import { undelivered } from '../undelivered.ts';
import type { CauseCandidate } from './candidate.ts';

/** What the layers below SIP say of an INVITE that got no response: an ICMP error that quotes it. */
export function transportEvidence(call: Call, verdict: Verdict, path: DecidingPath | null): CauseCandidate[] {
  return undelivered(call, verdict, path).map(({ kind, reason, reporter, frame, timeMicros }) => ({
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
