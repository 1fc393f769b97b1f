import type { CauseCandidate } from './candidate.ts';

/**
 * What the layers below SIP say: an ICMP error that quotes the INVITE, a TCP connection refused or reset. The one place
 * for it: captures do not hand such errors on yet, so that there is none.
 */
export function transportEvidence(): CauseCandidate[] {
  return [];
}
