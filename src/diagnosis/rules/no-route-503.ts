import { refusalOf } from '../refusal.ts';
import { causeOf, routeFault } from '../route-fault.ts';
import { saidIn, wordsOf } from '../said.ts';
import type { Rule } from './rule.ts';

const SAYS_NO_ROUTE = /\bno[ _-](?:available )?(?:route|gateway|trunk|circuit|channel|destination)s?\b|out of circuits/;

export const noRoute503: Rule = {
  id: 'no-route-503',
  severity: 'error',
  reference: 'RFC 3261 21.5.4, RFC 3398 8.2.6.1',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [503],
  check(call) {
    const refusal = refusalOf(call, 503);
    if (refusal === null) return null;
    const { final, invite, peer } = refusal;
    const cause = causeOf(call, final);
    const values = { peer, cause, text: saidIn(final) };
    const shared = { confidence: 'certain', evidence: [final, invite], values } as const;
    const kind = routeFault(cause);
    if (kind !== null) return { ...shared, seen: kind };
    return SAYS_NO_ROUTE.test(wordsOf(final)) ? { ...shared, confidence: 'likely', seen: 'text' } : null;
  },
  text: {
    en: {
      title: 'No circuit or no route at the next network (503)',
      seen: {
        noCircuit: '{peer} answered 503, Q.850 cause {cause}: no circuit is free there.',
        noRoute: '{peer} answered 503, Q.850 cause {cause}: it has no route to the destination.',
        outOfOrder: '{peer} answered 503, Q.850 cause {cause}: the network behind it is out of order.',
        text: '{peer} answered 503: "{text}".',
      },
      advice: 'Is the trunk at that hop full, down, or without a route? Let calls fail over to another one.',
      caveat: 'Only the words of the response tell it.',
    },
    es: {
      title: 'Sin circuito o sin ruta en la red siguiente (503)',
      seen: {
        noCircuit: '{peer} respondió 503, causa Q.850 {cause}: no hay allí ningún circuito libre.',
        noRoute: '{peer} respondió 503, causa Q.850 {cause}: no tiene ruta hacia el destino.',
        outOfOrder: '{peer} respondió 503, causa Q.850 {cause}: la red que hay detrás está fuera de servicio.',
        text: '{peer} respondió 503: «{text}».',
      },
      advice: '¿La troncal de ese salto está llena, caída o sin ruta? Haga que las llamadas pasen a otra cuando falle.',
      caveat: 'Solo lo dice el texto de la respuesta.',
    },
  },
};
