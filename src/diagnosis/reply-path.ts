import { TRANSPORT } from '../payload.ts';
import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';

/** A request resent so long after a response was not sent before that arrived: a round trip, and some. */
const ROUND_TRIP_MICROS = 250_000;

/** A response that its receiver seems not to have noticed. */
export interface UnheardReply {
  readonly request: CaseMessage;
  readonly response: CaseMessage;
  /** Sendings that tell: of the request after it, or of the response. */
  readonly sends: number;
}

/**
 * Responses to initial INVITEs over UDP that do not take the request's path back and that its sender did not hear: it sends
 * on, or the final response is sent on, and no ACK follows. Of captures only: the ports in logs are often those of Via.
 */
export function* unheardReplies(call: CallCase): Iterable<UnheardReply> {
  if (call.call.transport !== TRANSPORT.udp || call.call.positionIsLine || call.call.retransmissions === 0) return;
  for (const request of call.invites) {
    const replies = call.responsesTo(request);
    const strays = replies.filter((r) => r.sentFrom !== request.destination || r.sentTo !== request.source);
    if (strays.length === 0 || strays.length < replies.length) continue;
    const { source, transaction } = request;
    if (call.messages.some((m) => m.method === 'ACK' && m.isRequest && m.isSameHost(m.source, source))) continue;
    const response = strays[0]!;
    if (request.sends > 1 && request.lastMicros - response.micros > ROUND_TRIP_MICROS)
      yield { request, response, sends: request.sends };
    else {
      const again = strays.find(({ code, sends }) => code >= 200 && sends > 1);
      if (again !== undefined && transaction.requests > 0) yield { request, response: again, sends: again.sends };
    }
  }
}
