import { refusalOf } from '../refusal.ts';
import { listed, shown } from '../said.ts';
import type { Rule } from './rule.ts';

export const mediaType415: Rule = {
  id: 'media-type-415',
  severity: 'error',
  reference: 'RFC 3261 21.4.13',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [415],
  check(call) {
    const refusal = refusalOf(call, 415);
    if (refusal === null) return null;
    const { final, invite, peer } = refusal;
    const type = shown((invite?.header('Content-Type') ?? '?').replace(/;[^]*/, ''));
    const coding = invite?.header('Content-Encoding') ?? null;
    const accepts = [...final.tokens('Accept'), ...final.tokens('Accept-Encoding')];
    const values = { peer, type: coding === null ? type : `${type} (${shown(coding)})`, accepts: listed(accepts) };
    return { confidence: 'certain', evidence: [final, invite], values, seen: accepts.length > 0 ? 'accepts' : 'bare' };
  },
  text: {
    en: {
      title: 'The called side does not take that kind of body (415)',
      seen: {
        accepts: '{peer} answered 415 to an INVITE with {type}: it takes {accepts}.',
        bare: '{peer} answered 415 to an INVITE with {type}.',
      },
      advice: 'Send plain application/sdp: no multipart body (ISUP, location, XML) and no compression on that trunk.',
    },
    es: {
      title: 'El lado llamado no admite ese tipo de cuerpo (415)',
      seen: {
        accepts: '{peer} respondió 415 a un INVITE con {type}: admite {accepts}.',
        bare: '{peer} respondió 415 a un INVITE con {type}.',
      },
      advice: 'Envíe application/sdp simple: sin cuerpo multipart (ISUP, ubicación, XML) ni compresión en esa troncal.',
    },
  },
};
