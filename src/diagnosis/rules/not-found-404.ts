import type { Rule } from './rule.ts';

export const notFound404: Rule = {
  id: 'not-found-404',
  severity: 'warning',
  reference: 'RFC 3261 21.4.5',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [404],
  check(call) {
    const { final } = call;
    if (final === null || final.code !== 404) return null;
    return {
      confidence: 'certain',
      evidence: [final, call.invite],
      values: { number: call.dialled ?? '?', peer: final.sender },
    };
  },
  text: {
    en: {
      title: 'The number or user is not known there (404)',
      seen: '{peer} does not know {number}.',
      advice:
        'One number: it is wrong or ported. All numbers of a prefix: a route is missing. Compare its form (+, 00, national) with numbers that worked.',
    },
    es: {
      title: 'Allí no se conoce el número o usuario (404)',
      seen: '{peer} no conoce {number}.',
      advice:
        'Un solo número: es erróneo o fue portado. Todos los de un prefijo: falta una ruta. Compare su forma (+, 00, nacional) con números que funcionaron.',
    },
  },
};
