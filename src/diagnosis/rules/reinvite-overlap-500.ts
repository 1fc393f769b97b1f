import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import { comesBefore } from '../case-order.ts';
import { requestsByHop } from '../hop-requests.ts';
import type { Rule } from './rule.ts';

export const reinviteOverlap500: Rule = {
  id: 'reinvite-overlap-500',
  severity: 'warning',
  reference: 'RFC 3261 14.2, RFC 3311 5.2',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'mid-call',
  check(call) {
    for (const method of ['INVITE', 'UPDATE'])
      for (const requests of requestsByHop(call, method))
        for (const [index, request] of requests.entries()) {
          const refusal = call.finalOf(request);
          if (refusal?.code !== 500) continue;
          const open = requests.slice(0, index).find((earlier) => isOpen(call, earlier, request));
          if (open === undefined) continue;
          const isNamed = refusal.header('Retry-After') !== null;
          return {
            confidence: isNamed ? 'certain' : 'likely',
            evidence: [refusal, request, open],
            values: { method, sender: request.sender, peer: refusal.sender },
          };
        }
    return null;
  },
  text: {
    en: {
      title: 'A second change of the call was sent before the first was answered (500)',
      seen: '{sender} sent a further {method} before its earlier one was answered; {peer} refused it by 500.',
      advice:
        'The fault is in the sender: it must wait for the final response to one change before it sends the next. The call goes on, but without that change.',
      caveat: 'The 500 has no Retry-After, which a refusal for this reason must have: it may have another reason.',
    },
    es: {
      title: 'Se envió un segundo cambio de la llamada antes de responderse el primero (500)',
      seen: '{sender} envió otro {method} antes de que se respondiera el anterior; {peer} lo rechazó con 500.',
      advice:
        'El fallo está en el emisor: debe esperar la respuesta final a un cambio antes de enviar el siguiente. La llamada sigue, pero sin ese cambio.',
      caveat: 'El 500 no lleva Retry-After, que un rechazo por esta razón debe llevar: puede tener otra razón.',
    },
  },
};

/** Whether a request waited for its final response when a later one was sent. */
function isOpen(call: CallCase, earlier: CaseMessage, later: CaseMessage): boolean {
  if (earlier.transaction.cseqNumber >= later.transaction.cseqNumber) return false;
  const final = call.finalOf(earlier);
  return final !== null && comesBefore(later, final);
}
