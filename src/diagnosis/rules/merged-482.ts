import { parseVia, splitList } from '../../sip/grammar.ts';
import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import type { Rule } from './rule.ts';

const MOST_VIAS = 70;

export const merged482: Rule = {
  id: 'merged-482',
  severity: 'warning',
  reference: 'RFC 3261 8.2.2.2',
  kind: 'also',
  outcomes: ['answered', 'busy', 'declined', 'no-answer', 'cancelled', 'failed'],
  needs: 'invites',
  check(call) {
    const { invites } = call.call;
    if (invites.length < 2) return null;
    for (const t of invites) {
      if (t.final?.code !== 482 || t.requests === 0) continue;
      const second = call.requestOf(t);
      const first = second && firstCopyOf(call, second);
      const refusal = second && call.finalOf(second);
      if (!second || !first || !refusal || hasBeenAt(second)) continue;
      return {
        confidence: second.message === null ? 'likely' : 'certain',
        evidence: [refusal, second, first],
        values: { peer: refusal.sender },
        ...(call.verdict.outcome !== 'failed' && { severity: 'info' as const }),
      };
    }
    return null;
  },
  text: {
    en: {
      title: 'The same INVITE reached one phone twice (482)',
      seen: '{peer} had the INVITE already from another branch of a fork, and refused the second copy by 482.',
      advice:
        'Harmless where the first copy succeeds. Otherwise find why the proxy forks to one phone twice: two registrations of it, a group that holds it twice, two routes to it.',
      caveat: 'The Vias of the second copy are not known: it may have gone in a circle.',
    },
    es: {
      title: 'El mismo INVITE llegó dos veces a un teléfono (482)',
      seen: '{peer} ya tenía el INVITE por otra rama de una bifurcación y rechazó la segunda copia con 482.',
      advice:
        'Inofensivo si la primera copia prospera. Si no, averigüe por qué el proxy bifurca dos veces hacia un teléfono: dos registros suyos, un grupo que lo contiene dos veces, dos rutas hacia él.',
      caveat: 'No se conocen las Via de la segunda copia: pudo dar una vuelta en círculo.',
    },
  },
};

/** A copy of the same request, in another branch, that came to the same place before. */
function firstCopyOf(call: CallCase, { transaction: second }: CaseMessage): CaseMessage | null {
  const first = call.call.invites.find(
    (t) =>
      t !== second &&
      t.requests > 0 &&
      t.cseqNumber === second.cseqNumber &&
      t.destination === second.destination &&
      t.branchHash !== second.branchHash &&
      t.firstMicros <= second.firstMicros &&
      t.final?.code !== 482,
  );
  return first === undefined ? null : call.requestOf(first);
}

/** Whether the request had passed who refused it: a loop, not a fork. */
function hasBeenAt(request: CaseMessage): boolean {
  const host = request.receiverHost;
  return request
    .headers('Via')
    .flatMap((value) => splitList(value))
    .slice(0, MOST_VIAS)
    .some((value) => parseVia(value)?.host === host);
}
