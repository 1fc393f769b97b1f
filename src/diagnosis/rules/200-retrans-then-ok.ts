import { isUnheeded } from '../ack-target.ts';
import { acksOf } from '../dialog-facts.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** Once is nothing: a packet is lost now and then. */
const LEAST_SENDS = 3;

export const okRetransThenOk: Rule = {
  id: '200-retrans-then-ok',
  severity: 'info',
  reference: 'RFC 3261 13.3.1.4',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'resent',
  check(call) {
    const answer = call.told;
    if (answer === null || answer.sends < LEAST_SENDS) return null;
    const ack = acksOf(call, answer).find((m) => call.endpoints.sameHost(m.source, answer.destination));
    if (ack === undefined || isUnheeded(ack, answer)) return null;
    // Without times nobody knows how long it took.
    if (!(ack.lastMicros >= answer.micros)) return null;
    return {
      confidence: 'possible',
      evidence: [answer, ack],
      values: { sends: answer.sends, seconds: seconds(ack.micros - answer.micros), caller: ack.sender },
      seen: ack.micros - answer.lastMicros >= 0 ? 'late' : 'lost',
    };
  },
  text: {
    en: {
      title: 'The 200 had to be sent again before its ACK came',
      seen: {
        late: 'The 200 was sent {sends} times before the ACK of {caller} came, {seconds} s after the first.',
        lost: 'The 200 was sent {sends} times, though the ACK of {caller} was seen {seconds} s after the first.',
      },
      advice: 'Harmless once. In many calls: packet loss on that way, or a caller that is short of CPU.',
      caveat: 'A caller that waits for another party before it acknowledges looks the same.',
    },
    es: {
      title: 'Hubo que repetir el 200 antes de que llegara su ACK',
      seen: {
        late: 'El 200 se envió {sends} veces antes de que llegara el ACK de {caller}, {seconds} s después del primero.',
        lost: 'El 200 se envió {sends} veces, aunque el ACK de {caller} se vio {seconds} s después del primero.',
      },
      advice:
        'Inofensivo si ocurre una vez. En muchas llamadas: pérdida de paquetes en ese camino, o un llamante sin CPU suficiente.',
      caveat: 'Un llamante que espera a otra parte antes de confirmar se ve igual.',
    },
  },
};
