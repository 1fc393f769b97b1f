import { authStory, isStale, nonceOf } from '../auth-rounds.ts';
import { shortText } from '../short-text.ts';
import type { Rule } from './rule.ts';

export const staleNonceLoop: Rule = {
  id: 'stale-nonce-loop',
  severity: 'error',
  reference: 'RFC 7616 3.3',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [401, 407],
  check(call) {
    const story = authStory(call);
    if (story === null || (story.end !== 'stale' && story.end !== 'reused')) return null;
    const { last, refused } = story;
    const rounds = refused.filter(({ asked }) => isStale(asked));
    const servers = new Set(rounds.map(({ challenge }) => challenge.sender));
    const isClient = story.end === 'reused';
    const count = isClient
      ? refused.filter(({ given }) => nonceOf(given!) === nonceOf(last.given!)).length
      : rounds.length;
    return {
      confidence: isClient ? 'certain' : count > 1 ? 'likely' : 'possible',
      evidence: isClient ? [last.request, last.challenge] : rounds.map(({ challenge }) => challenge).reverse(),
      values: {
        peer: last.challenge.sender,
        caller: last.request.sender,
        realm: shortText(last.asked.params.get('realm')),
        servers: [...servers].join(', '),
        count,
      },
      seen: isClient ? 'client' : servers.size > 1 ? 'servers' : count > 1 ? 'again' : 'once',
    };
  },
  text: {
    en: {
      title: 'Nonces go stale at once, or old ones are used again',
      seen: {
        once: '{peer} called the nonce stale that it had given {caller} for realm {realm} just before.',
        again:
          '{peer} called the nonces that it had given {caller} for realm {realm} stale {count} times in this call.',
        servers:
          '{servers} called the nonces that {caller} had been given for realm {realm} stale {count} times in this call.',
        client:
          '{caller} sent credentials with an old nonce for realm {realm} although {peer} had given it a newer one in this call.',
      },
      advice:
        'Several servers behind one name or address: let them share nonces or their secret, and set their clocks. If the caller uses an old nonce again, the fault is in the caller.',
      caveat: 'A nonce with a very short life, or a caller that answers very late, looks the same.',
    },
    es: {
      title: 'Los nonces caducan al instante, o se usan otra vez los antiguos',
      seen: {
        once: '{peer} dio por caducado el nonce que acababa de dar a {caller} para el realm {realm}.',
        again:
          '{peer} dio por caducados {count} veces en esta llamada los nonces que había dado a {caller} para el realm {realm}.',
        servers:
          '{servers} dieron por caducados {count} veces en esta llamada los nonces que {caller} había recibido para el realm {realm}.',
        client:
          '{caller} envió credenciales con un nonce antiguo para el realm {realm} aunque {peer} le había dado otro más nuevo en esta llamada.',
      },
      advice:
        'Si hay varios servidores tras un nombre o dirección, haga que compartan los nonces o su secreto y ponga en hora sus relojes. Si el llamante repite un nonce antiguo, el fallo es suyo.',
      caveat: 'Un nonce de vida muy corta, o un llamante que responde muy tarde, produce lo mismo.',
    },
  },
};
