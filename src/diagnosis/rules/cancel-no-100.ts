import { cancelsIn } from '../cancels.ts';
import { comesBefore } from '../case-order.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

export const cancelNo100: Rule = {
  id: 'cancel-no-100',
  severity: 'warning',
  reference: 'RFC 3261 9.1',
  kind: 'also',
  outcomes: ['answered', 'busy', 'declined', 'no-answer', 'cancelled', 'failed', 'timeout'],
  needs: 'cancel',
  check(call) {
    for (const { request, invite } of cancelsIn(call)) {
      // Servers log what they relay, and seldom the 100 that they send themselves.
      if (request.isLine) continue;
      const [first] = call.responsesTo(invite);
      // Without any response nobody knows whether responses were captured at all.
      if (first === undefined || !comesBefore(request, first)) continue;
      const isLate = first.code < 200;
      return {
        confidence: isLate ? 'certain' : 'likely',
        evidence: [request, invite, first],
        values: { caller: request.sender, peer: request.receiver, seconds: seconds(request.micros - invite.micros) },
      };
    }
    return null;
  },
  text: {
    en: {
      title: 'CANCEL sent before any provisional response',
      seen: '{caller} sent the CANCEL {seconds} s after the INVITE, before {peer} had sent so much as a 100.',
      advice:
        'The sender must wait for a provisional response before it sends CANCEL: a CANCEL that overtakes its INVITE is answered by 481, and the call goes on ringing. Update or report the sender.',
      caveat: 'The 100 may have been lost by the capture.',
    },
    es: {
      title: 'CANCEL enviado antes de cualquier respuesta provisional',
      seen: '{caller} envió el CANCEL {seconds} s después del INVITE, antes de que {peer} enviara siquiera un 100.',
      advice:
        'El emisor debe esperar una respuesta provisional antes de enviar CANCEL: un CANCEL que adelanta a su INVITE recibe 481, y la llamada sigue sonando. Actualice el emisor o notifíquelo a su fabricante.',
      caveat: 'El 100 pudo perderse en la captura.',
    },
  },
};
