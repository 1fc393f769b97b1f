import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import { comesBefore } from '../case-order.ts';
import type { Observation, Rule } from './rule.ts';

export const cancel481: Rule = {
  id: 'cancel-481',
  severity: 'error',
  reference: 'RFC 3261 9.2',
  kind: 'also',
  outcomes: ['answered', 'busy', 'declined', 'no-answer', 'cancelled', 'failed', 'timeout'],
  needs: 'cancel',
  check(call) {
    for (const request of call.inDialog('CANCEL')) {
      const refusal = call.finalOf(request);
      const observation = refusal?.code === 481 ? observe(call, request, refusal) : null;
      if (observation !== null) return observation;
    }
    return null;
  },
  text: {
    en: {
      title: 'CANCEL refused: no such call (481)',
      seen: {
        pending: '{peer} answered the CANCEL by 481 although it had not yet answered the INVITE with the same branch.',
        branch: '{peer} answered the CANCEL by 481: its branch is not that of the INVITE that {caller} had sent there.',
      },
      advice:
        'Compare branch, Request-URI and top Via of INVITE and CANCEL as they leave the sender and as they arrive: a CANCEL must repeat them. Something on the way that rewrites SIP (ALG), or another server behind one address, breaks this. The called phone may go on ringing.',
      caveat: 'The final response to the INVITE may have crossed the CANCEL and not be in the capture.',
    },
    es: {
      title: 'CANCEL rechazado: no existe esa llamada (481)',
      seen: {
        pending: '{peer} respondió 481 al CANCEL aunque aún no había respondido al INVITE con el mismo branch.',
        branch: '{peer} respondió 481 al CANCEL: su branch no es el del INVITE que {caller} le había enviado.',
      },
      advice:
        'Compare branch, Request-URI y la primera Via de INVITE y CANCEL al salir del emisor y al llegar: el CANCEL debe repetirlos. Algo en el camino que reescribe SIP (ALG), u otro servidor tras la misma dirección, lo rompe. El teléfono llamado puede seguir sonando.',
      caveat: 'La respuesta final al INVITE pudo cruzarse con el CANCEL y no estar en la captura.',
    },
  },
};

function observe(call: CallCase, request: CaseMessage, refusal: CaseMessage): Observation | null {
  const { branchHash, cseqNumber } = request.transaction;
  const ofHop = call.call.invites
    .filter((t) => t.requests > 0 && t.cseqNumber === cseqNumber && t.destination === request.destination)
    .flatMap((t) => call.requestOf(t) ?? []);
  // Of an INVITE that had its final response nothing is left to cancel.
  const pending = ofHop.filter((invite) => {
    const final = call.finalOf(invite);
    return final === null || comesBefore(refusal, final);
  });
  const same = pending.find(({ transaction }) => transaction.branchHash === branchHash);
  const meant =
    same ?? (ofHop.some(({ transaction }) => transaction.branchHash === branchHash) ? undefined : pending[0]);
  if (meant === undefined) return null;
  return {
    confidence: same === undefined ? 'certain' : 'likely',
    evidence: [refusal, request, meant],
    values: { peer: refusal.sender, caller: request.sender },
    seen: same === undefined ? 'branch' : 'pending',
  };
}
