import { unheardReplies } from '../reply-path.ts';
import type { Rule } from './rule.ts';

/** As often sent, loss alone hardly explains it. */
const TELLING_SENDS = 3;

export const wrongPortReply: Rule = {
  id: 'wrong-port-reply',
  severity: 'error',
  reference: 'RFC 3261 18.2.2, RFC 3581 4',
  kind: 'also',
  outcomes: 'any',
  needs: 'resent',
  check(call) {
    for (const { request, response, sends } of unheardReplies(call)) {
      if (response.sentFrom === 0 || response.sentFrom === request.destination) continue;
      return {
        confidence: sends >= TELLING_SENDS ? 'likely' : 'possible',
        evidence: [request, response],
        values: { peer: request.receiver, source: request.address(response.sentFrom), code: response.code, sends },
        seen: response.sends === sends && request.sends !== sends ? 'response' : 'request',
      };
    }
    return null;
  },
  text: {
    en: {
      title: 'The response comes from another address than the request went to',
      seen: {
        request:
          'The INVITE went to {peer}, the {code} came from {source}, and the INVITE was sent {sends} times all the same.',
        response:
          'The INVITE went to {peer}, the {code} came from {source}, and it was sent {sends} times without an ACK.',
      },
      advice:
        'Make the peer answer from the address and port that it was asked at (bind address, several interfaces, load balancer): NAT and firewalls drop anything else.',
      caveat: 'The response may have been lost for another reason, beyond the point of capture.',
    },
    es: {
      title: 'La respuesta viene de otra dirección que aquella a la que fue la petición',
      seen: {
        request: 'El INVITE fue a {peer}, el {code} vino de {source} y, aun así, el INVITE se envió {sends} veces.',
        response: 'El INVITE fue a {peer}, el {code} vino de {source} y se envió {sends} veces sin recibir ACK.',
      },
      advice:
        'Haga que el otro extremo responda desde la dirección y el puerto a los que se le preguntó (dirección de escucha, varias interfaces, balanceador): los NAT y cortafuegos descartan lo demás.',
      caveat: 'La respuesta pudo perderse por otra razón, más allá del punto de captura.',
    },
  },
};
