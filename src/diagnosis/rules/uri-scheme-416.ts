import { refusalOf } from '../refusal.ts';
import type { Rule } from './rule.ts';

export const uriScheme416: Rule = {
  id: 'uri-scheme-416',
  severity: 'error',
  reference: 'RFC 3261 21.4.14, 26.2.2',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [416],
  check(call) {
    const refusal = refusalOf(call, 416);
    if (refusal === null) return null;
    const { final, invite, peer } = refusal;
    const scheme = /^([a-z][a-z0-9+.-]{0,20}):/i.exec(invite?.requestUri ?? '')?.[1]?.toLowerCase();
    if (scheme === undefined) return null;
    const seen = scheme === 'sips' ? 'sips' : 'other';
    return { confidence: 'certain', evidence: [final, invite], values: { peer, scheme }, seen };
  },
  text: {
    en: {
      title: 'The called side does not take that kind of URI (416)',
      seen: {
        sips: '{peer} answered 416 to a sips: URI, which asks for TLS on every hop.',
        other: '{peer} answered 416 to a URI of the scheme {scheme}:.',
      },
      advice: 'Dial a sip: URI, or use TLS on every hop where sips: is wanted.',
    },
    es: {
      title: 'El lado llamado no admite ese tipo de URI (416)',
      seen: {
        sips: '{peer} respondió 416 a una URI sips:, que exige TLS en cada salto.',
        other: '{peer} respondió 416 a una URI del esquema {scheme}:.',
      },
      advice: 'Marque una URI sip:, o use TLS en todos los saltos si se quiere sips:.',
    },
  },
};
