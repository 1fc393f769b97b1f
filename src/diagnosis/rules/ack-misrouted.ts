import { acksOf } from '../dialog-facts.ts';
import { ackTarget, isUnheeded } from '../ack-target.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

export const ackMisrouted: Rule = {
  id: 'ack-misrouted',
  severity: 'error',
  reference: 'RFC 3261 12.2.1.1',
  kind: 'also',
  outcomes: ['answered'],
  check(call) {
    const answer = call.told;
    if (answer === null || answer.sends < 2) return null;
    const ack = acksOf(call, answer).find((m) => call.endpoints.sameHost(m.source, answer.destination));
    if (ack === undefined || !isUnheeded(ack, answer)) return null;
    const target = ackTarget(answer, ack);
    if (target === null || (target.isReached && !target.isPrivate)) return null;
    return {
      confidence: target.isOwnRoute ? 'likely' : 'certain',
      evidence: [ack, answer],
      values: {
        to: ack.receiver,
        target: target.text,
        sends: answer.sends,
        seconds: seconds(answer.lastMicros - answer.micros),
        sender: answer.sender,
      },
      seen: target.isReached ? 'private' : target.isRoute ? 'route' : 'contact',
    };
  },
  text: {
    en: {
      title: 'The ACK went where the callee does not get it',
      seen: {
        contact:
          'The ACK went to {to}, but the Contact of the 200 is {target}; the 200 was sent {sends} times in {seconds} s all the same.',
        route:
          'The ACK went to {to}, but the Record-Route of the 200 asks for {target}; the 200 was sent {sends} times in {seconds} s all the same.',
        private:
          'The ACK went to {to}, the private address that the 200 from {sender} names; the 200 was sent {sends} times in {seconds} s all the same.',
      },
      advice:
        'Mend Contact and Record-Route on the element that sent the 200, or the caller if it does not follow them. The ACK to a 2xx is a request of its own, sent along the route set, not along the way of the INVITE.',
      caveat: 'The caller has a route of its own, an outbound proxy: it may be there that the ACK was lost.',
    },
    es: {
      title: 'El ACK fue adonde el llamado no lo recibe',
      seen: {
        contact:
          'El ACK fue a {to}, pero el Contact del 200 es {target}; aun así el 200 se envió {sends} veces en {seconds} s.',
        route:
          'El ACK fue a {to}, pero el Record-Route del 200 pide {target}; aun así el 200 se envió {sends} veces en {seconds} s.',
        private:
          'El ACK fue a {to}, la dirección privada que nombra el 200 de {sender}; aun así el 200 se envió {sends} veces en {seconds} s.',
      },
      advice:
        'Corrija Contact y Record-Route en el elemento que envió el 200, o el llamante si no los sigue. El ACK de un 2xx es una petición propia: va por el conjunto de rutas, no por el camino del INVITE.',
      caveat: 'El llamante tiene una ruta propia, un proxy de salida: puede que el ACK se perdiera allí.',
    },
  },
};
