import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** A caller that gives up after 64*T1 has sent the INVITE seven times (RFC 3261 17.1.1.2, Timers A and B). */
const ALL_SENDS = 7;

export const noResponseInvite: Rule = {
  id: 'no-response-invite',
  severity: 'error',
  reference: 'RFC 3261 17.1.1.2',
  kind: 'cause',
  outcomes: ['timeout'],
  check(call) {
    const { invite } = call;
    // What says more: no-response-icmp, tcp-reset-midcall.
    if (invite === null || call.heard.length > 0 || call.call.transportEvents !== null) return null;
    const { sends } = invite;
    // Somebody further on may have answered: then the way back is broken, not the peer.
    if (call.messages.some((m) => !m.isRequest && m.method === 'INVITE')) return null;
    return {
      confidence: sends >= ALL_SENDS ? 'certain' : 'likely',
      evidence: [invite],
      values: { sends, peer: invite.receiver, seconds: seconds(invite.lastMicros - invite.micros) },
      // Some logs have no times.
      seen: sends === 1 ? 'once' : Number.isNaN(invite.lastMicros - invite.micros) ? 'untimed' : 'again',
    };
  },
  text: {
    en: {
      title: 'No response at all to INVITE',
      seen: {
        again: 'The INVITE to {peer} was sent {sends} times in {seconds} s, and nothing came back, not even a 100.',
        untimed: 'The INVITE to {peer} was sent {sends} times, and nothing came back, not even a 100.',
        once: 'The INVITE to {peer} was sent once, and nothing came back, not even a 100.',
      },
      advice:
        'Is the peer up, and is that its address and port? A firewall, both ways? A route back? Did DNS give the right target? Does OPTIONS to it get an answer?',
      caveat:
        'It was sent less often than a full Timer B allows: the sender gave up early, or the capture lost packets.',
    },
    es: {
      title: 'Ninguna respuesta al INVITE',
      seen: {
        again: 'El INVITE a {peer} se envió {sends} veces en {seconds} s y no volvió nada, ni siquiera un 100.',
        untimed: 'El INVITE a {peer} se envió {sends} veces y no volvió nada, ni siquiera un 100.',
        once: 'El INVITE a {peer} se envió una vez y no volvió nada, ni siquiera un 100.',
      },
      advice:
        '¿Está encendido el otro extremo, y son esos su dirección y puerto? ¿Un cortafuegos, en ambos sentidos? ¿Hay ruta de vuelta? ¿Dio el DNS el destino correcto? ¿Responde a OPTIONS?',
      caveat:
        'Se envió menos veces de lo que permite un Timer B completo: el emisor se rindió antes o la captura perdió paquetes.',
    },
  },
};
