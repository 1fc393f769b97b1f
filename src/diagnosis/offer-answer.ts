import type { Sdp, SdpMedia } from '../sip/sdp.ts';
import { codecsOf, isPlainProfile, isSecureProfile, isWebRtc, shareCodec } from './media-facts.ts';

/** What is wrong with an answer as RFC 3264 6 has it; the numbers are of the stream that shows it. */
export type AnswerFault =
  | { readonly kind: 'count'; readonly offered: number; readonly answered: number }
  | { readonly kind: 'type' | 'protocol' | 'format'; readonly offered: string; readonly answered: string };

/** What is wrong with an answer for certain; null when nothing is. @param offerText to look for what the description leaves out */
export function faultOfAnswer(offer: Sdp, answer: Sdp, offerText: string): AnswerFault | null {
  if (offer.media.length === 0 || answer.media.length === 0) return null;
  if (offer.media.length !== answer.media.length)
    return { kind: 'count', offered: offer.media.length, answered: answer.media.length };
  // Alternatives that were negotiated besides (RFC 5939): the profile may be another one.
  const hasCapabilities = /^a=(?:pcfg|tcap|acap|csup|creq):/m.test(offerText);
  for (const [i, offered] of offer.media.entries()) {
    const answered = answer.media[i]!;
    if (offered.media !== answered.media) return { kind: 'type', offered: offered.media, answered: answered.media };
    if (answered.port === 0 || offered.port === 0) continue;
    const fault = faultOfStream(offered, answered, hasCapabilities);
    if (fault !== null) return fault;
  }
  return null;
}

function faultOfStream(offered: SdpMedia, answered: SdpMedia, hasCapabilities: boolean): AnswerFault | null {
  const isOtherProfile =
    (isPlainProfile(offered) && isSecureProfile(answered)) || (isSecureProfile(offered) && isPlainProfile(answered));
  if (isOtherProfile && !hasCapabilities)
    return { kind: 'protocol', offered: offered.protocol, answered: answered.protocol };
  if (offered.media !== 'audio' || isWebRtc(offered)) return null;
  const asked = codecsOf(offered);
  const taken = codecsOf(answered);
  // Further codecs may stand in an answer, but one of the offered ones must (RFC 3264 6.1).
  if (asked.length === 0 || taken.length === 0 || shareCodec(asked, taken)) return null;
  // Names of the rtpmap may be missing, or written in another way: the numbers are the same.
  const numbers = new Set(offered.codecs.map(({ payload }) => payload));
  if (answered.codecs.some(({ payload, name }) => numbers.has(payload) && /^\d+$/.test(name))) return null;
  return { kind: 'format', offered: asked.slice(0, 6).join(', '), answered: taken.slice(0, 6).join(', ') };
}
