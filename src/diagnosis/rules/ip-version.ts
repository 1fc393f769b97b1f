import { liveMedia } from '../media-facts.ts';
import { OFFER_REFUSED, refusedOffer } from '../refused-offer.ts';
import { shown } from '../said.ts';
import type { Rule } from './rule.ts';

export const ipVersion: Rule = {
  id: 'ip-version',
  severity: 'error',
  reference: 'RFC 6157',
  kind: 'cause',
  outcomes: ['failed'],
  codes: OFFER_REFUSED,
  check(call) {
    const refused = refusedOffer(call);
    if (refused === null || refused.suspect !== 'ip') return null;
    const { final, invite, offer, peer, warnings } = refused;
    const warning = warnings.find((code) => code === 300 || code === 301);
    const address = shown(liveMedia(offer).find((stream) => stream.address !== null)?.address ?? '?');
    return {
      confidence: warning === undefined ? 'likely' : 'certain',
      evidence: [final, invite],
      values: { peer, code: final.code, address, warning: warning ?? 0 },
      seen: warning === undefined ? 'sixToFour' : 'warned',
    };
  },
  text: {
    en: {
      title: 'Media is offered at an address of an IP version that the peer does not have',
      seen: {
        sixToFour: '{peer}, reached over IPv4, answered {code} to an offer with media at {address} only.',
        warned: '{peer} answered {code} with Warning {warning} (IP version) to an offer with media at {address}.',
      },
      advice: 'Give the media both IP versions (dual stack with ICE), or relay it through an SBC.',
      caveat: 'The refusal does not name the address; it may be the codecs.',
    },
    es: {
      title: 'Los medios se ofrecen en una dirección de una versión de IP que el otro extremo no tiene',
      seen: {
        sixToFour: '{peer}, alcanzado por IPv4, respondió {code} a una oferta con medios solo en {address}.',
        warned: '{peer} respondió {code} con Warning {warning} (versión de IP) a una oferta con medios en {address}.',
      },
      advice: 'Ofrezca los medios en ambas versiones de IP (doble pila con ICE), o páselos por un SBC.',
      caveat: 'El rechazo no nombra la dirección; pueden ser los códecs.',
    },
  },
};
