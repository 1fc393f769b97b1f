import { ackTarget, isUnheeded } from '../ack-target.ts';
import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import { acksOf, isInviteSuccess } from '../dialog-facts.ts';
import { isLocalHost } from '../../util/ip-class.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** As `FEW_SENDS` of a 2xx that nobody acknowledges. */
const FEW_SENDS = 4;

export const ackLostOnward: Rule = {
  id: 'ack-lost-onward',
  severity: 'error',
  reference: 'RFC 3261 16.6',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'resent',
  check(call) {
    const answer = call.told;
    if (answer === null || call.call.retransmissions < FEW_SENDS - 1) return null;
    const acks = acksOf(call, answer);
    const first = acks.find((m) => call.endpoints.sameHost(m.source, answer.destination));
    if (first === undefined) return null;
    const ack = furthest(call, first, acks);
    const onward = unacknowledgedBehind(call, ack, acks);
    if (onward !== null)
      return {
        confidence: 'certain',
        evidence: [ack, onward],
        values: {
          proxy: ack.receiver,
          next: onward.sender,
          sends: onward.sends,
          seconds: seconds(onward.lastMicros - onward.micros),
        },
        seen: 'dropped',
      };
    if (!isUnheeded(ack, answer) || isSentInside(ack, answer)) return null;
    const target = ack === first ? ackTarget(answer, ack) : null;
    // That the ACK went elsewhere is another finding.
    if (target !== null && (!target.isReached || target.isPrivate)) return null;
    return {
      confidence: 'likely',
      evidence: [ack, answer],
      values: {
        proxy: ack.receiver,
        acks: ack.sends,
        sends: answer.sends,
        seconds: seconds(answer.lastMicros - ack.micros),
      },
      seen: 'beyond',
    };
  },
  text: {
    en: {
      title: 'The ACK was lost on its way to the callee',
      seen: {
        dropped:
          'The ACK went to {proxy}, which did not pass it on to {next}: the 200 from there was sent {sends} times in {seconds} s.',
        beyond:
          'The ACK was sent to {proxy}, and the 200 kept coming for another {seconds} s, {sends} times in all: the ACK was lost there, behind it, or on the way.',
      },
      advice:
        'Look at what the server that got it did with the ACK: topology hiding, lost state of the dialog, Max-Forwards, a route that it takes for its own. Its log at that time, by Call-ID, tells.',
      caveat:
        'Nothing was captured behind it: the ACK may have been lost before, or the callee may not have taken it for its own.',
    },
    es: {
      title: 'El ACK se perdió de camino al llamado',
      seen: {
        dropped: 'El ACK fue a {proxy}, que no lo pasó a {next}: el 200 de allí se envió {sends} veces en {seconds} s.',
        beyond:
          'El ACK se envió a {proxy}, y el 200 siguió llegando otros {seconds} s, {sends} veces en total: el ACK se perdió allí, detrás o por el camino.',
      },
      advice:
        'Mire qué hizo con el ACK el servidor que lo recibió: ocultación de topología, estado del diálogo perdido, Max-Forwards, una ruta que toma por suya. Lo dice su registro a esa hora, por Call-ID.',
      caveat: 'No se capturó nada detrás: el ACK pudo perderse antes, o el llamado pudo no reconocerlo como suyo.',
    },
  },
};

/** The same ACK as the last element on its way sent it that was captured. */
function furthest({ endpoints }: CallCase, first: CaseMessage, acks: readonly CaseMessage[]): CaseMessage {
  let last = first;
  for (const ack of acks)
    if (ack.transaction.viaCount > last.transaction.viaCount && endpoints.sameHost(ack.source, last.destination))
      last = ack;
  return last;
}

/** Sent to a private address by somebody who got the 2xx from a public one: private-contact says more. */
function isSentInside({ receiverHost, source, isFromGlobal }: CaseMessage, answer: CaseMessage): boolean {
  const isInside = receiverHost !== null && isLocalHost(receiverHost);
  return isInside && isFromGlobal && answer.isFromGlobal && answer.isSameHost(source, answer.source);
}

/** The 2xx that came to who got the ACK, again and again, while no ACK left there; null when there is none of that. */
function unacknowledgedBehind(call: CallCase, ack: CaseMessage, acks: readonly CaseMessage[]): CaseMessage | null {
  const { endpoints } = call;
  if (endpoints.sameHost(ack.source, ack.destination)) return null;
  if (acks.some((m) => endpoints.sameHost(m.source, ack.destination))) return null;
  return (
    call.messages.find(
      (m) =>
        isInviteSuccess(m) &&
        m.transaction.cseqNumber === ack.transaction.cseqNumber &&
        m.sends >= FEW_SENDS &&
        endpoints.sameHost(m.destination, ack.destination),
    ) ?? null
  );
}
