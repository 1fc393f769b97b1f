import type { Sdp } from '../../sip/sdp.ts';
import type { CallCase } from '../call-case.ts';
import { isPlainProfile, isSecureProfile, isWebRtc, liveMedia } from '../media-facts.ts';
import { OFFER_REFUSED, refusedOffer, type RefusedOffer } from '../refused-offer.ts';
import { listed } from '../said.ts';
import type { Observation, Rule } from './rule.ts';

export const srtpMismatch: Rule = {
  id: 'srtp-mismatch',
  severity: 'error',
  reference: 'RFC 4568, RFC 5763, RFC 8643',
  kind: 'cause',
  outcomes: ['failed', 'answered'],
  codes: [...OFFER_REFUSED, 200],
  check(call) {
    if (call.verdict.outcome === 'answered') return streamRefused(call);
    const refused = refusedOffer(call);
    if (refused === null || refused.suspect !== 'srtp') return null;
    const { final, invite, offer, peer } = refused;
    const live = liveMedia(offer);
    const lacksKeys = live.every(isSecureProfile) && !hasKeys(offer, invite!.body);
    return {
      confidence: confidenceOf(refused),
      evidence: [final, invite],
      values: { peer, code: final.code, protocol: listed(live.map(({ protocol }) => protocol)) },
      seen: lacksKeys ? 'noKeys' : live.every(isSecureProfile) ? 'secure' : 'plain',
    };
  },
  text: {
    en: {
      title: 'One side wants encrypted media, the other does not',
      seen: {
        secure: '{peer} answered {code} to an offer with encrypted media only ({protocol}).',
        plain: '{peer} answered {code} to an offer of {protocol}, and says that encryption is the matter.',
        noKeys: '{peer} answered {code} to an offer of {protocol} that has neither a key nor a fingerprint.',
        stream: '{peer} answered the call, but refused the encrypted stream ({protocol}) with port 0.',
      },
      advice: 'Set the same media encryption on both ends (SDES, DTLS or none), or best-effort SRTP.',
      caveat: 'The refusal does not say that encryption is the matter; it may be the codecs.',
    },
    es: {
      title: 'Un lado quiere medios cifrados y el otro no',
      seen: {
        secure: '{peer} respondió {code} a una oferta que solo trae medios cifrados ({protocol}).',
        plain: '{peer} respondió {code} a una oferta de {protocol} e indica que se trata del cifrado.',
        noKeys: '{peer} respondió {code} a una oferta de {protocol} que no trae ni clave ni huella.',
        stream: '{peer} contestó la llamada, pero rechazó el flujo cifrado ({protocol}) con puerto 0.',
      },
      advice: 'Configure el mismo cifrado de medios en ambos extremos (SDES, DTLS o ninguno), o SRTP opcional.',
      caveat: 'El rechazo no dice que se trate del cifrado; pueden ser los códecs.',
    },
  },
};

/** SDES, DTLS, or MIKEY (RFC 4567). */
function hasKeys({ media }: Sdp, body: string): boolean {
  return media.some(({ hasCrypto, hasFingerprint }) => hasCrypto || hasFingerprint) || body.includes('a=key-mgmt:');
}

function confidenceOf({ final, offer, saysSrtp, hasG711 }: RefusedOffer): Observation['confidence'] {
  const own = final.sdp === null ? [] : liveMedia(final.sdp);
  const isOther = liveMedia(offer).every(isSecureProfile) && own.length > 0 && own.every(isPlainProfile);
  if (isOther || saysSrtp) return 'certain';
  return hasG711 ? 'likely' : 'possible';
}

/** The callee took the call, and of its streams not the encrypted one. */
function streamRefused(call: CallCase): Observation | null {
  const { final } = call;
  if (final === null || !(call.call.isPeculiar || !call.call.isSettled)) return null;
  const answer = final.sdp;
  const invite = call.requestOf(final.transaction);
  const offer = answer === null ? null : (invite?.sdp ?? null);
  if (answer === null || offer === null) return null;
  const at = offer.media.findIndex(
    (stream, i) =>
      stream.media === 'audio' &&
      stream.port !== 0 &&
      isSecureProfile(stream) &&
      !isWebRtc(stream) &&
      answer.media[i]?.media === 'audio' &&
      answer.media[i].port === 0,
  );
  if (at < 0) return null;
  // The same stream was offered in the clear too, and one of the two taken: that is how it is meant to be.
  if (answer.media.some(({ media, port }) => media === 'audio' && port !== 0)) return null;
  return {
    confidence: 'possible',
    evidence: [final, invite],
    values: { peer: final.sender, protocol: listed([offer.media[at]!.protocol]) },
    seen: 'stream',
  };
}
