import type { Call } from '../../calls/call.ts';
import type { TcpEvent, TransportEvent } from '../../transport-event.ts';
import type { Endpoints } from '../../util/endpoints.ts';
import type { DecidingPath } from '../deciding-path.ts';
import type { Verdict } from '../outcome.ts';
import { undelivered } from '../undelivered.ts';
import type { CauseCandidate } from './candidate.ts';

/**
 * What the layers below SIP say of an INVITE: an ICMP error that quotes it, when it got no response; a connection that did
 * not come about, or was cut off, before somebody on the way refused.
 */
export function transportEvidence(
  call: Call,
  verdict: Verdict,
  path: DecidingPath | null,
  endpoints: Endpoints,
): CauseCandidate[] {
  const errors = undelivered(call, verdict, path).map((event) => candidateOf(event, event.reason, event.reporter, 0));
  return [...errors, ...ofConnections(call, verdict, endpoints)];
}

function ofConnections({ transportEvents }: Call, { final }: Verdict, endpoints: Endpoints): CauseCandidate[] {
  const peerOf = ({ reason, source, destination }: TcpEvent): string | null =>
    endpoints.text(reason === 'reset' ? source : destination)?.replace(/:5060$/, '') ?? null;
  return (transportEvents ?? []).flatMap((event): CauseCandidate[] => {
    if (event.kind !== 'tcp' || (final !== null && !(event.timeMicros <= final.firstMicros))) return [];
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
