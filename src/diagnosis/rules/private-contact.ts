import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import { contactOf, privateContactHost } from '../private-address.ts';
import { isLocalHost } from '../../util/ip-class.ts';
import type { Observation, Rule } from './rule.ts';

/** A Contact is where the other side sends its requests within the call (RFC 3261 12.2.1.1). */
export const privateContact: Rule = {
  id: 'private-contact',
  severity: 'error',
  reference: 'RFC 3261 12.1.1, RFC 5626',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'global',
  check(call) {
    let harmless: Observation | null = null;
    const { sightings } = call;
    const answers = sightings.flatMap((request) => call.responsesTo(request).find(isSuccess) ?? []);
    for (const request of sightings) {
      const answer = call.responsesTo(request).find(isSuccess);
      if (answer === undefined) continue;
      for (const message of [request, answer]) {
        const host = privateContactHost(message);
        if (host === null) continue;
        const copies = message.isRequest ? sightings : answers;
        const seen = followed(call, message, host, originOf(copies, message, host));
        if (seen === null) continue;
        if (seen.confidence === 'certain') return seen;
        // Somebody on the way put a public address in its place.
        if (copies.some(namesPublicHost)) continue;
        if (seen.severity !== 'info') return seen;
        harmless ??= seen;
      }
    }
    return harmless;
  },
  text: {
    en: {
      title: 'A private address in the Contact of a public sender',
      seen: {
        sent: '{sender} named {contact} in its Contact, and the {method} was sent to that private address.',
        unanswered:
          '{sender} named the private {contact} in its Contact; its 200 was sent {sends} times and no ACK was seen.',
        unknown:
          '{sender} named the private {contact} in its Contact: there the other side is to send its BYE or re-INVITE.',
      },
      advice:
        'Set the external address (or STUN) at the sender, or let the server in between rewrite the Contact or use the source address for requests within the call.',
      caveat:
        'Harmless where both sides are in one network, or where the receiver ignores the Contact of hosts behind NAT.',
    },
    es: {
      title: 'Una dirección privada en el Contact de un emisor público',
      seen: {
        sent: '{sender} indicó {contact} en su Contact, y el {method} se envió a esa dirección privada.',
        unanswered:
          '{sender} indicó la dirección privada {contact} en su Contact; su 200 se envió {sends} veces y no se vio ningún ACK.',
        unknown:
          '{sender} indicó la dirección privada {contact} en su Contact: allí debe enviar el otro lado su BYE o re-INVITE.',
      },
      advice:
        'Configure la dirección externa (o STUN) en el emisor, o haga que el servidor intermedio reescriba el Contact o use la dirección de origen en las peticiones dentro de la llamada.',
      caveat:
        'No afecta si ambos lados están en la misma red o si el receptor ignora el Contact de los equipos tras NAT.',
    },
  },
};

function isSuccess({ code }: CaseMessage): boolean {
  return code >= 200 && code < 300;
}

function namesPublicHost(message: CaseMessage): boolean {
  const host = contactOf(message)?.uri.host ?? null;
  return host !== null && !isLocalHost(host);
}

/** The copy by which that Contact came in from a public address: proxies pass it on as it is. */
function originOf(copies: readonly CaseMessage[], message: CaseMessage, host: string): CaseMessage {
  return copies.reduce(
    (first, copy) => (copy.micros < first.micros && privateContactHost(copy) === host ? copy : first),
    message,
  );
}

/** What became of the requests that the receiver of a Contact sent within the call; null when they reached its sender all the same. */
function followed(call: CallCase, message: CaseMessage, host: string, origin: CaseMessage): Observation | null {
  const back = call.messages.filter(
    (m) =>
      m.isRequest &&
      m.method !== 'CANCEL' &&
      m.transaction !== message.transaction &&
      !isAckOfRefusal(m, message) &&
      !call.sightings.some(({ transaction }) => transaction === m.transaction) &&
      m.isSameHost(m.source, message.destination),
  );
  const there = back.filter(({ receiverHost }) => receiverHost === host);
  const lost = there[0];
  const values = { sender: origin.sender, contact: host };
  // Private, and yet it was reached: a tunnel, or one network.
  if (there.some((m) => call.responsesTo(m).length > 0)) return null;
  if (lost?.method === 'ACK' && !message.isRequest && message.sends === 1) return null;
  if (lost !== undefined)
    return {
      confidence: 'certain',
      evidence: [origin, lost],
      values: { ...values, method: lost.method },
      seen: 'sent',
    };
  if (back.some((m) => m.isSameHost(m.destination, message.source) && arrived(call, m))) return null;
  if (!message.isRequest && message.sends > 1 && back.length === 0)
    return {
      confidence: 'likely',
      evidence: [message],
      values: { ...values, sends: message.sends },
      seen: 'unanswered',
    };
  return { confidence: 'possible', severity: 'info', evidence: [message], values, seen: 'unknown' };
}

/** The ACK of a challenge goes the way of its INVITE and says nothing of the Contact (RFC 3261 17.1.1.3). */
function isAckOfRefusal({ method, transaction }: CaseMessage, { transaction: invite }: CaseMessage): boolean {
  return method === 'ACK' && transaction.branchHash === invite.branchHash;
}

function arrived(call: CallCase, request: CaseMessage): boolean {
  return request.method === 'ACK' || call.responsesTo(request).length > 0;
}
