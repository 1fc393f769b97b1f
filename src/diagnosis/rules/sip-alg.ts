import { TRANSPORT } from '../../payload.ts';
import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import { contactOf, topVia } from '../private-address.ts';
import { isLocalHost } from '../../util/ip-class.ts';
import type { Observation, Rule } from './rule.ts';

/** A router that rewrites SIP on the way, and not all of it. */
export const sipAlg: Rule = {
  id: 'sip-alg',
  severity: 'warning',
  reference: 'RFC 3261 18.2.1',
  kind: 'also',
  outcomes: 'any',
  needs: 'global',
  check(call) {
    // What crosses a NAT over TLS nobody can rewrite, and logs show one end only.
    if (call.call.positionIsLine || call.call.transport > TRANSPORT.tcp) return null;
    for (const request of call.sightings) {
      const seen = request.isFromGlobal ? null : changedOnTheWay(call, request);
      if (seen !== null) return seen;
    }
    for (const request of call.invites) {
      // What a router did to a request is seen inside it when the answer comes, and outside at once.
      const isInside = !request.isFromGlobal && call.endpoints.isGlobal(request.destination);
      const seen = isInside ? changedVia(call, request) : call.call.isCut ? halfRewritten(request) : null;
      if (seen !== null) return seen;
    }
    return null;
  },
  text: {
    en: {
      title: 'Something on the way rewrites SIP messages (SIP ALG)',
      seen: {
        via: '{sender} sent its INVITE with {sent} in Via, and the {code} brought it back as {returned}: something on the way changed it.',
        between:
          '{sender} sent its INVITE with {sent} in Via, and it came from {outside} with {returned} there: something on the way changed it.',
        half: 'The INVITE of {sender} has its public address in Via and the private {contact} in Contact, and its Content-Length is not that of its body: {claimed} bytes, of which {bytes} are there.',
      },
      advice: 'Turn off SIP ALG (SIP helper, SIP inspection) on the router or firewall of that side.',
      caveat: 'A session border controller in the way may do it on purpose.',
    },
    es: {
      title: 'Algo en el camino reescribe los mensajes SIP (SIP ALG)',
      seen: {
        via: '{sender} envió su INVITE con {sent} en Via y el {code} lo devolvió como {returned}: algo en el camino lo cambió.',
        between:
          '{sender} envió su INVITE con {sent} en Via y llegó desde {outside} con {returned}: algo en el camino lo cambió.',
        half: 'El INVITE de {sender} lleva su dirección pública en Via y la privada {contact} en Contact, y su Content-Length no es el de su cuerpo: {claimed} bytes, de los que hay {bytes}.',
      },
      advice: 'Desactive SIP ALG (SIP helper, inspección SIP) en el router o cortafuegos de ese lado.',
      caveat: 'Puede que un controlador de borde de sesión (SBC) en el camino lo haga a propósito.',
    },
  },
};

/** Captured before and after a NAT: it is not to touch what the packet holds, and a proxy adds a Via (RFC 3261 16.6 step 8). */
function changedOnTheWay(call: CallCase, request: CaseMessage): Observation | null {
  const sent = topVia(request);
  if (sent === null || !isLocalHost(sent.host)) return null;
  const outside = call.sightings.find(
    (m) =>
      m.isFromGlobal &&
      m.transaction.branchHash === request.transaction.branchHash &&
      m.transaction.viaCount === request.transaction.viaCount,
  );
  const returned = outside === undefined ? null : topVia(outside);
  if (outside === undefined || returned === null || isLocalHost(returned.host)) return null;
  return {
    confidence: 'certain',
    evidence: [request, outside],
    values: { sender: request.sender, sent: sent.host, outside: outside.sender, returned: returned.host },
    seen: 'between',
  };
}

/** A response brings the Vias of its request back as they were, with received and rport filled in (RFC 3261 8.2.6.2, 18.2.1). */
function changedVia(call: CallCase, request: CaseMessage): Observation | null {
  const sent = topVia(request);
  if (sent === null) return null;
  const count = viaCountOf(request);
  for (const response of call.responsesTo(request)) {
    if (response.sentFrom !== request.destination || response.sentTo !== request.source) continue;
    const returned = topVia(response);
    if (
      returned === null ||
      viaCountOf(response) !== count ||
      returned.params.get('branch') !== sent.params.get('branch')
    )
      continue;
    if (returned.host.toLowerCase() === sent.host.toLowerCase()) continue;
    if (isLocalHost(returned.host) === isLocalHost(sent.host)) continue;
    return {
      confidence: 'likely',
      evidence: [request, response],
      values: { sender: request.sender, sent: sent.host, returned: returned.host, code: response.code },
      seen: 'via',
    };
  }
  return null;
}

/** The address that NAT gave stands in Via but not in Contact, and the length is wrong that changes with it. */
function halfRewritten(request: CaseMessage): Observation | null {
  const { message } = request;
  if (message === null || !message.cut || !request.isFromGlobal || viaCountOf(request) !== 1) return null;
  const { bodyStart, end, contentLength: claimed } = message;
  if (bodyStart < 0 || claimed <= end - bodyStart) return null;
  const contact = contactOf(request)?.uri.host ?? null;
  if (contact === null || !isLocalHost(contact) || topVia(request)?.host !== request.senderHost) return null;
  // A body that ends with a whole line was not cut by the capture.
  if (!message.text(end - 1, end).endsWith('\n')) return null;
  return {
    confidence: 'likely',
    evidence: [request],
    values: { sender: request.sender, contact, claimed, bytes: end - bodyStart },
    seen: 'half',
  };
}

function viaCountOf({ message }: CaseMessage): number {
  return message?.viaCount ?? 0;
}
