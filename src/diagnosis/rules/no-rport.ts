import { topVia } from '../private-address.ts';
import { unheardReplies } from '../reply-path.ts';
import type { Rule } from './rule.ts';

const SIP_PORT = 5060;
/** As often sent, loss alone hardly explains it. */
const TELLING_SENDS = 3;

/** Without rport a response goes to the port in Via, whatever port the request came from (RFC 3261 18.2.2). */
export const noRport: Rule = {
  id: 'no-rport',
  severity: 'error',
  reference: 'RFC 3581 4, RFC 3261 18.2.2',
  kind: 'also',
  outcomes: 'any',
  needs: 'resent',
  check(call) {
    for (const { request, response, sends } of unheardReplies(call)) {
      const { source } = request;
      if (!request.isSameHost(response.sentTo, source) || response.sentFrom !== request.destination) continue;
      const via = topVia(request);
      if (via === null || via.transport !== 'UDP' || via.params.has('rport')) continue;
      const port = request.port(response.sentTo);
      if (port === 0 || port !== (via.port ?? SIP_PORT)) continue;
      const isBehindNat = via.host !== request.senderHost;
      return {
        confidence: isBehindNat && sends >= TELLING_SENDS ? 'likely' : 'possible',
        evidence: [request, response],
        values: { sender: request.senderHost ?? '?', from: request.port(source), code: response.code, port, sends },
        seen: response.sends === sends && request.sends !== sends ? 'response' : 'request',
      };
    }
    return null;
  },
  text: {
    en: {
      title: 'Responses go to a port that the caller does not use',
      seen: {
        request:
          'The INVITE came from port {from} of {sender} without rport, the {code} went to port {port} as its Via says, and the INVITE was sent {sends} times all the same.',
        response:
          'The INVITE came from port {from} of {sender} without rport, the {code} went to port {port} as its Via says, and it was sent {sends} times without an ACK.',
      },
      advice:
        'Enable rport (symmetric signalling) at the caller, or force it at the server: behind NAT only the port that the request came from leads back.',
      caveat: 'The caller may listen on that port too; then packets were lost on the way to it.',
    },
    es: {
      title: 'Las respuestas van a un puerto que el llamante no usa',
      seen: {
        request:
          'El INVITE llegó del puerto {from} de {sender} sin rport, el {code} fue al puerto {port} que indica su Via y, aun así, el INVITE se envió {sends} veces.',
        response:
          'El INVITE llegó del puerto {from} de {sender} sin rport, el {code} fue al puerto {port} que indica su Via y se envió {sends} veces sin recibir ACK.',
      },
      advice:
        'Active rport (señalización simétrica) en el llamante o fuércelo en el servidor: tras un NAT solo el puerto de origen de la petición lleva de vuelta.',
      caveat: 'Puede que el llamante escuche también en ese puerto; entonces se perdieron paquetes en el camino.',
    },
  },
};
