import { shown } from '../said.ts';
import type { Rule } from './rule.ts';

export const badEvent489: Rule = {
  id: 'bad-event-489',
  severity: 'info',
  reference: 'RFC 6665 8.3.2',
  kind: 'also',
  outcomes: ['answered', 'failed'],
  needs: 'mid-call',
  check(call) {
    for (let t = call.call.lastInDialog; t !== null; t = t.previous) {
      if (t.final?.code !== 489) continue;
      const request = call.requestOf(t);
      const final = request === null ? null : call.finalOf(request);
      if (request === null || final === null) continue;
      const event = request.header('Event');
      return {
        confidence: 'certain',
        evidence: [final, request],
        values: { peer: final.sender, method: shown(request.method), event: shown(event?.replace(/;.*/, '') ?? '?') },
        seen: event === null ? 'bare' : 'named',
      };
    }
    return null;
  },
  text: {
    en: {
      title: 'An event package is not known there (489)',
      seen: {
        named: '{peer} answered 489 to {method} with Event: {event}.',
        bare: '{peer} answered 489 to {method}.',
      },
      advice: 'The call goes on. Switch that subscription off at the sender, or the event package on at the peer.',
    },
    es: {
      title: 'Allí no se conoce un paquete de eventos (489)',
      seen: {
        named: '{peer} respondió 489 a {method} con Event: {event}.',
        bare: '{peer} respondió 489 a {method}.',
      },
      advice:
        'La llamada sigue. Desactive esa suscripción en el emisor, o active el paquete de eventos en el otro extremo.',
    },
  },
};
