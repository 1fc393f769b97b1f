import { isWebRtc, liveMedia } from '../media-facts.ts';
import { OFFER_REFUSED, refusedOffer } from '../refused-offer.ts';
import type { Rule } from './rule.ts';

export const webrtcPlain: Rule = {
  id: 'webrtc-plain',
  severity: 'error',
  reference: 'RFC 8827',
  kind: 'cause',
  outcomes: ['failed'],
  codes: OFFER_REFUSED,
  check(call) {
    const refused = refusedOffer(call);
    if (refused === null || refused.suspect !== 'webrtc') return null;
    const { final, invite, offer, peer } = refused;
    const own = final.sdp === null ? [] : liveMedia(final.sdp);
    if (own.some(isWebRtc)) return null;
    return {
      confidence: own.length > 0 || refused.saysSrtp ? 'certain' : 'likely',
      evidence: [final, invite],
      values: { peer, code: final.code, protocol: liveMedia(offer).find(isWebRtc)!.protocol },
    };
  },
  text: {
    en: {
      title: 'A WebRTC offer was sent to a peer that does not take it',
      seen: '{peer} answered {code} to a WebRTC offer ({protocol} with ICE).',
      advice:
        'Put a media gateway between browser and SIP peer (DTLS-SRTP and ICE on one side, plain RTP on the other).',
      caveat: 'The refusal does not say what was wrong with the offer; it may be the codecs.',
    },
    es: {
      title: 'Se envió una oferta WebRTC a un extremo que no la admite',
      seen: '{peer} respondió {code} a una oferta WebRTC ({protocol} con ICE).',
      advice:
        'Ponga una pasarela de medios entre el navegador y el extremo SIP (DTLS-SRTP e ICE de un lado, RTP simple del otro).',
      caveat: 'El rechazo no dice qué falla en la oferta; pueden ser los códecs.',
    },
  },
};
