import type { CallCase } from '../call-case.ts';
import { refusedRequests } from '../refused-request.ts';
import type { Rule } from './rule.ts';

export const update501: Rule = {
  id: 'update-501',
  severity: 'warning',
  reference: 'RFC 3311 5.1',
  kind: 'also',
  outcomes: 'any',
  needs: 'mid-call',
  check(call) {
    const refused = refusedRequests(call, 'UPDATE').find(({ final }) => final.code === 501 || final.code === 405);
    if (refused === undefined) return null;
    const { request, final } = refused;
    const allowed = allowedBy(call, request.destination, request.micros);
    return {
      confidence: 'certain',
      evidence: [final, request],
      values: { peer: final.sender, sender: request.sender, code: final.code },
      seen: allowed === null ? 'unknown' : allowed.includes('update') ? 'listed' : 'unlisted',
    };
  },
  text: {
    en: {
      title: 'UPDATE was sent to a peer that does not take it',
      seen: {
        unlisted: '{sender} sent UPDATE, and {peer} answered {code}: its Allow header does not list UPDATE.',
        listed: '{peer} answered {code} to an UPDATE although its Allow header lists UPDATE.',
        unknown: '{peer} answered {code} to an UPDATE from {sender}.',
      },
      advice: 'Use a re-INVITE instead of UPDATE with that peer (session timer, hold), as its Allow header says.',
    },
    es: {
      title: 'Se envió UPDATE a un extremo que no lo admite',
      seen: {
        unlisted: '{sender} envió UPDATE, y {peer} respondió {code}: su cabecera Allow no incluye UPDATE.',
        listed: '{peer} respondió {code} a un UPDATE aunque su cabecera Allow incluye UPDATE.',
        unknown: '{peer} respondió {code} a un UPDATE de {sender}.',
      },
      advice:
        'Con ese extremo use re-INVITE en vez de UPDATE (temporizador de sesión, retención), según su cabecera Allow.',
    },
  },
};

/** What the peer had said before that it allows; null when it had said nothing that was kept. */
function allowedBy(call: CallCase, peer: number, byMicros: number): string[] | null {
  const telling = call.messages.filter(
    ({ source, micros, message }) =>
      source === peer && micros < byMicros && message !== null && message.header('Allow') !== null,
  );
  return telling.at(-1)?.tokens('Allow') ?? null;
}
