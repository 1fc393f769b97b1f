import type { RuleHead } from './rules/rule.ts';

/** A peer that its neighbours find down; found by `PeerWatch`, over all calls. */
export const optionsDown: RuleHead = {
  id: 'options-down',
  severity: 'warning',
  reference: 'RFC 3261 11',
  kind: 'also',
  text: {
    en: {
      title: 'OPTIONS to a peer stayed unanswered',
      seen: '{peer} did not answer {failed} OPTIONS in a row.',
      advice:
        'Its neighbours send it no calls meanwhile. Is it up and reachable, and does it answer OPTIONS? Any answer will do, even 404 or 405.',
    },
    es: {
      title: 'Un extremo dejó OPTIONS sin respuesta',
      seen: '{peer} no respondió a {failed} OPTIONS seguidos.',
      advice:
        'Mientras tanto sus vecinos no le envían llamadas. ¿Está encendido y accesible, y responde a OPTIONS? Vale cualquier respuesta, incluso 404 o 405.',
    },
  },
};
