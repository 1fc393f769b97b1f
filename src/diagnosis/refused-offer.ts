import type { Sdp } from '../sip/sdp.ts';
import type { CallCase } from './call-case.ts';
import { isHold, isSecureProfile, isWebRtc, liveMedia, shareCodec, speechCodecs } from './media-facts.ts';
import { refusalOf, type Refusal } from './refusal.ts';
import { wordsOf } from './said.ts';

/** Not Acceptable Here, and everywhere (RFC 3261 21.4.26, 21.6.4). */
export const OFFER_REFUSED = [488, 606] as const;
/** Incompatible network protocol, network address formats (RFC 3261 20.43). */
const NETWORK_WARNINGS: ReadonlySet<number> = new Set([300, 301]);
/** Incompatible transport protocol, as in `RTP/SAVP`. */
const TRANSPORT_WARNING = 302;
const FORMAT_WARNING = 305;
const SAYS_SRTP = /\b(?:s-?rtp|savpf?|crypto|encrypt(?:ed|ion)|dtls)\b/;

/** An offer that was refused as it was, and what about it is suspected. */
export interface RefusedOffer extends Refusal {
  readonly offer: Sdp;
  readonly suspect: 'webrtc' | 'srtp' | 'ip' | 'codec' | null;
  /** Warn-codes of the refusal. */
  readonly warnings: readonly number[];
  /** It says itself that encryption is the matter. */
  readonly saysSrtp: boolean;
  /** G.711, which everybody speaks, was on offer: the codecs are hardly the matter. */
  readonly hasG711: boolean;
}

/** The offer that a call failed of, with the one likeliest suspect, so that only one rule speaks; null when it failed of something else. */
export function refusedOffer(call: CallCase): RefusedOffer | null {
  const refusal = refusalOf(call, ...OFFER_REFUSED);
  const { invite } = refusal ?? {};
  const offer = invite?.sdp ?? null;
  if (!refusal || !invite || offer === null || liveMedia(offer).length === 0 || isHold(offer)) return null;
  const warnings = (refusal.final.hints?.warnings ?? []).map(({ code }) => code);
  const saysSrtp = warnings.includes(TRANSPORT_WARNING) || SAYS_SRTP.test(wordsOf(refusal.final));
  const hasG711 = shareCodec(speechCodecs(offer), ['PCMU', 'PCMA']);
  const suspect = suspectOf(offer, warnings, saysSrtp, invite.receiverHost);
  return { ...refusal, offer, warnings, saysSrtp, hasG711, suspect };
}

function suspectOf(
  offer: Sdp,
  warnings: readonly number[],
  saysSrtp: boolean,
  host: string | null,
): RefusedOffer['suspect'] {
  const live = liveMedia(offer);
  if (live.some(isWebRtc)) return 'webrtc';
  if (saysSrtp) return 'srtp';
  if (warnings.some((code) => NETWORK_WARNINGS.has(code))) return 'ip';
  if (!warnings.includes(FORMAT_WARNING)) {
    if (live.every(isSecureProfile)) return 'srtp';
    const isV6 = live.every(({ address, hasIce }) => address?.includes(':') && !hasIce);
    if (isV6 && host !== null && !host.startsWith('[')) return 'ip';
  }
  return speechCodecs(offer).length > 0 ? 'codec' : null;
}
