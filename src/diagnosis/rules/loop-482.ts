import { refusalOf } from '../refusal.ts';
import { listed } from '../said.ts';
import { repeatedHosts, viaHosts } from '../way-of-request.ts';
import type { Rule } from './rule.ts';

export const loop482: Rule = {
  id: 'loop-482',
  severity: 'error',
  reference: 'RFC 3261 16.3',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [482],
  check(call) {
    const refusal = refusalOf(call, 482);
    if (refusal === null) return null;
    const { final, invite, peer } = refusal;
    const passed = viaHosts(final);
    // Who refused may have met it again itself.
    const repeated = repeatedHosts([peer, ...passed]);
    // Else two copies of a forked request met (8.2.2.2).
    if (repeated.length === 0) return null;
    return {
      confidence: 'certain',
      evidence: [final, invite],
      values: { peer, hosts: listed(repeated), vias: passed.length },
    };
  },
  text: {
    en: {
      title: 'A server met the same call again: a loop (482)',
      seen: '{peer} answered 482: the INVITE came to {hosts} more than once, by its {vias} Vias.',
      advice: 'Two servers send this number to each other, or it is forwarded in a circle: compare their routes.',
    },
    es: {
      title: 'Un servidor volvió a recibir la misma llamada: un bucle (482)',
      seen: '{peer} respondió 482: según sus {vias} Via, el INVITE llegó más de una vez a {hosts}.',
      advice: 'Dos servidores se envían este número el uno al otro, o hay desvíos en círculo: compare sus rutas.',
    },
  },
};
