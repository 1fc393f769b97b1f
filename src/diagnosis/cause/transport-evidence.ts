import type { Call } from '../../calls/call.ts';
import type { TcpEvent, TransportEvent } from '../../transport-event.ts';
import type { Endpoints } from '../../util/endpoints.ts';
import type { Verdict } from '../outcome.ts';
import type { CauseCandidate } from './candidate.ts';

/**
 * What the layers below SIP say of an INVITE: an ICMP error that quotes it, when it got no final response; a connection
 * that did not come about, or was cut off, before somebody on the way refused.
 */
export function transportEvidence(
  { transportEvents }: Call,
  { final }: Verdict,
  endpoints: Endpoints,
): CauseCandidate[] {
  if (transportEvents === null) return [];
  const peerOf = ({ reason, source, destination }: TcpEvent): string | null =>
    endpoints.text(reason === 'reset' ? source : destination)?.replace(/:5060$/, '') ?? null;
  return transportEvents.flatMap((event): CauseCandidate[] => {
    if (event.kind === 'tls') return [];
    if (event.kind === 'icmp') return final !== null ? [] : [candidateOf(event, event.reason, event.reporter, 0)];
    if (final !== null && !(event.timeMicros <= final.firstMicros)) return [];
    // Without any message on it, the connection is the call's by time alone.
    return [candidateOf(event, event.reason, peerOf(event), event.reason === 'reset' ? 0 : 1)];
  });
}

function candidateOf(
  { kind, frame, timeMicros }: TransportEvent & { kind: 'icmp' | 'tcp' },
  value: string,
  text: string | null,
  vagueness: CauseCandidate['vagueness'],
): CauseCandidate {
  return {
    source: kind,
    value,
    text,
    q850: 0,
    location: null,
    retryAfter: null,
    position: frame,
    isLine: false,
    timeMicros,
    vagueness,
    isDeciding: true,
    isFinal: false,
  };
}
