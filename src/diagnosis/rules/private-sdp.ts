import type { CaseMessage } from '../case-message.ts';
import { privateMediaHost } from '../private-address.ts';
import { isLocalHost } from '../../util/ip-class.ts';
import type { Rule } from './rule.ts';

export const privateSdp: Rule = {
  id: 'private-sdp',
  severity: 'warning',
  reference: 'RFC 3264 5.1, RFC 7362',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'global',
  check(call) {
    const { sightings } = call;
    const answers = sightings.flatMap((m) => call.responsesTo(m).filter(({ code }) => code >= 200 && code < 300));
    const offer = unmended(sightings);
    const answer = unmended(answers);
    const found = offer ?? answer;
    if (found === undefined) return null;
    const values = { sender: found.message.sender, media: found.host };
    // Nobody can wait for the other's first packet then, unless something between them relays.
    if (offer && answer && call.responsesTo(offer.message).some((m) => privateMediaHost(m) === answer.host))
      return {
        confidence: 'likely',
        evidence: [offer.message, answer.message],
        values: { ...values, answerer: answer.message.sender, other: answer.host },
        seen: 'both',
      };
    return { confidence: 'possible', evidence: [found.message], values, seen: 'one' };
  },
  text: {
    en: {
      title: 'A private media address from a public sender',
      seen: {
        one: '{sender} asked for its audio at {media}, a private address that the other side cannot reach.',
        both: '{sender} asked for its audio at {media} and {answerer} at {other}: both are private addresses, though both came from public ones.',
      },
      advice:
        'Set the external media address at the sender, use ICE, or put a media relay in between. Then check that audio flows both ways.',
      caveat:
        'Harmless where the receiver sends audio to where audio comes from (latching), or where both are in one network.',
    },
    es: {
      title: 'Una dirección de audio privada desde un emisor público',
      seen: {
        one: '{sender} pidió su audio en {media}, una dirección privada que el otro lado no puede alcanzar.',
        both: '{sender} pidió su audio en {media} y {answerer} en {other}: ambas son direcciones privadas, aunque ambos venían de direcciones públicas.',
      },
      advice:
        'Configure la dirección externa de medios en el emisor, use ICE o ponga un relé de medios en medio. Compruebe después que el audio fluye en ambos sentidos.',
      caveat:
        'No afecta si el receptor envía el audio al origen del que le llega (latching) o si ambos están en la misma red.',
    },
  },
};

/**
 * The first of the copies of a message that asks for a private address, unless another copy shows that a relay was put in
 * between, or may do so: a log's accounting line tells that a 200 was passed on, not what was in it.
 */
function unmended(copies: readonly CaseMessage[]): { message: CaseMessage; host: string } | undefined {
  if (copies.some((copy) => copy.message === null || namesPublicHost(copy))) return undefined;
  for (const message of [...copies].sort((a, b) => a.micros - b.micros || 0)) {
    const host = privateMediaHost(message);
    if (host !== null) return { message, host };
  }
  return undefined;
}

function namesPublicHost({ sdp }: CaseMessage): boolean {
  const host = sdp?.media[0]?.address ?? null;
  return host !== null && !isLocalHost(host);
}
