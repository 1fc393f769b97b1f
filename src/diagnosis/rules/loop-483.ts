import { refusalOf } from '../refusal.ts';
import { listed } from '../said.ts';
import { maxForwards, repeatedHosts, viaHosts } from '../way-of-request.ts';
import type { Rule } from './rule.ts';

/** Far below the 70 that RFC 3261 8.1.1.6 asks for: an honest way may be longer. */
const LOW_START = 20;

export const loop483: Rule = {
  id: 'loop-483',
  severity: 'error',
  reference: 'RFC 3261 16.3, RFC 5393',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [483],
  check(call) {
    const refusal = refusalOf(call, 483);
    if (refusal === null) return null;
    const { final, invite, peer } = refusal;
    const passed = viaHosts(final);
    // Who refused may have met it again itself.
    const repeated = repeatedHosts([peer, ...passed]);
    const start = maxForwards(call.invite);
    const values = { peer, hosts: listed(repeated), vias: passed.length, start: start ?? 0 };
    const shared = { evidence: [final, invite, call.invite === invite ? null : call.invite], values };
    if (repeated.length > 0) return { ...shared, confidence: 'certain', seen: 'loop' };
    if (start !== null && start <= LOW_START) return { ...shared, confidence: 'likely', seen: 'lowStart' };
    return { ...shared, confidence: 'possible', seen: 'unseen' };
  },
  text: {
    en: {
      title: 'The call went round in a loop (483)',
      seen: {
        loop: '{peer} answered 483: the INVITE came to {hosts} more than once, by its {vias} Vias.',
        lowStart: '{peer} answered 483: the INVITE began with Max-Forwards {start}, and 70 is usual.',
        unseen: '{peer} answered 483: too many hops. The captured Vias do not show where.',
      },
      advice:
        'Two servers send this number to each other: compare their routes. If Max-Forwards starts low, raise it to 70.',
      caveat: 'No host stands twice in the captured Vias: the loop, if it is one, lies further on.',
    },
    es: {
      title: 'La llamada dio vueltas en un bucle (483)',
      seen: {
        loop: '{peer} respondió 483: según sus {vias} Via, el INVITE llegó más de una vez a {hosts}.',
        lowStart: '{peer} respondió 483: el INVITE empezó con Max-Forwards {start}; lo habitual es 70.',
        unseen: '{peer} respondió 483: demasiados saltos. Los Via capturados no muestran dónde.',
      },
      advice:
        'Dos servidores se envían este número el uno al otro: compare sus rutas. Si Max-Forwards empieza bajo, súbalo a 70.',
      caveat: 'Ningún equipo se repite en los Via capturados: el bucle, si lo es, está más adelante.',
    },
  },
};
