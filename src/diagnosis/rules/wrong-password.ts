import { authStory } from '../auth-rounds.ts';
import { shortText } from '../short-text.ts';
import { strippedCredentials } from '../stripped-credentials.ts';
import type { Rule } from './rule.ts';

export const wrongPassword: Rule = {
  id: 'wrong-password',
  severity: 'error',
  reference: 'RFC 3261 22.4, RFC 7616 3.3',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [401, 407],
  check(call) {
    const story = authStory(call);
    if (story === null || story.end !== 'refused' || strippedCredentials(call) !== null) return null;
    const { last, refused } = story;
    const params = last.given!.params;
    return {
      confidence: 'likely',
      evidence: [last.challenge, last.request],
      values: {
        peer: last.challenge.sender,
        user: shortText(params.get('username')),
        realm: shortText(params.get('realm')),
        count: refused.length,
        code: last.challenge.code,
      },
      seen: refused.length > 1 ? 'again' : 'once',
    };
  },
  text: {
    en: {
      title: 'Credentials refused: wrong password, user or realm',
      seen: {
        once: '{peer} did not accept the credentials of user {user} in realm {realm}, made for its own fresh nonce: it asked again ({code}) and did not call the nonce stale.',
        again:
          '{peer} refused the credentials of user {user} in realm {realm} {count} times, the last made for its own fresh nonce, and did not call the nonce stale ({code}).',
      },
      advice:
        'Check user name, password and realm on both sides. If they are right, compare the digest URI with the Request-URI: a router or proxy may have changed one of them.',
      caveat:
        'The same is seen when something on the way changes the digest URI, the nonce or the method, or when the user does not exist.',
    },
    es: {
      title: 'Credenciales rechazadas: contraseña, usuario o dominio (realm) incorrectos',
      seen: {
        once: '{peer} no aceptó las credenciales del usuario {user} en el realm {realm}, calculadas con su propio nonce reciente: volvió a pedirlas ({code}) y no dio el nonce por caducado.',
        again:
          '{peer} rechazó {count} veces las credenciales del usuario {user} en el realm {realm}, las últimas calculadas con su propio nonce reciente, sin dar el nonce por caducado ({code}).',
      },
      advice:
        'Revise usuario, contraseña y realm en ambos lados. Si son correctos, compare la URI del digest con la Request-URI: un router o proxy pudo cambiar una de ellas.',
      caveat:
        'Se ve lo mismo cuando algo en el camino cambia la URI del digest, el nonce o el método, o cuando el usuario no existe.',
    },
  },
};
