import type { CallCase } from '../call-case.ts';
import { liveMedia, shareCodec, speechCodecs } from '../media-facts.ts';
import { OFFER_REFUSED, refusedOffer } from '../refused-offer.ts';
import { refusalOf } from '../refusal.ts';
import { listed } from '../said.ts';
import type { Observation, Rule } from './rule.ts';

/** Media type not available, incompatible media format (RFC 3261 20.43). */
const MEDIA_WARNINGS: ReadonlySet<number> = new Set([304, 305]);

export const codecMismatch488: Rule = {
  id: 'codec-mismatch-488',
  severity: 'error',
  reference: 'RFC 3264 6, RFC 3261 21.4.26',
  kind: 'cause',
  outcomes: ['failed'],
  codes: OFFER_REFUSED,
  check(call) {
    const refused = refusedOffer(call);
    if (refused === null) return emptyOffer(call);
    if (refused.suspect !== 'codec') return null;
    const { final, invite, offer, peer, warnings } = refused;
    const offered = speechCodecs(offer);
    const shared = { evidence: [final, invite] };
    const values = { peer, code: final.code, offered: listed(offered) };
    const own = final.sdp === null ? [] : speechCodecs(final.sdp);
    if (own.length > 0) {
      // What it can do it has told itself (RFC 3261 21.4.26): with a codec in common, something else was wrong.
      if (shareCodec(own, offered)) return null;
      return { ...shared, confidence: 'certain', values: { ...values, own: listed(own) }, seen: 'told' };
    }
    const warning = warnings.find((code) => MEDIA_WARNINGS.has(code));
    if (warning !== undefined)
      return { ...shared, confidence: 'likely', values: { ...values, warning }, seen: 'warned' };
    return { ...shared, confidence: 'possible', values, seen: 'refused' };
  },
  text: {
    en: {
      title: 'No codec in common with the called side',
      seen: {
        told: '{peer} answered {code}: it takes {own}, and the offer had {offered}.',
        warned: '{peer} answered {code} with Warning {warning} (media not usable) to an offer of {offered}.',
        refused: '{peer} answered {code} to an offer of {offered}.',
        nothing: '{peer} answered {code} to an offer that has every stream switched off (port 0).',
      },
      advice: 'Compare the offered codecs with those of calls that this peer takes; enable G.711 on both sides.',
      caveat: 'The refusal does not name the codec: packet time, T.38, hold or bandwidth are refused in the same way.',
    },
    es: {
      title: 'Ningún códec en común con el lado llamado',
      seen: {
        told: '{peer} respondió {code}: admite {own} y la oferta traía {offered}.',
        warned: '{peer} respondió {code} con Warning {warning} (medio no utilizable) a una oferta de {offered}.',
        refused: '{peer} respondió {code} a una oferta de {offered}.',
        nothing: '{peer} respondió {code} a una oferta que trae todos los flujos desactivados (puerto 0).',
      },
      advice: 'Compare los códecs ofrecidos con los de llamadas que este extremo acepta; active G.711 en ambos lados.',
      caveat:
        'El rechazo no nombra el códec: el tiempo de paquete, T.38, la retención o el ancho de banda se rechazan igual.',
    },
  },
};

/** A caller with no media of its own: no device, no port, no codec left. */
function emptyOffer(call: CallCase): Observation | null {
  const refusal = refusalOf(call, ...OFFER_REFUSED);
  const offer = refusal?.invite?.sdp ?? null;
  if (refusal === null || offer === null || offer.media.length === 0 || liveMedia(offer).length > 0) return null;
  const { final, invite, peer } = refusal;
  return { confidence: 'likely', evidence: [final, invite], values: { peer, code: final.code }, seen: 'nothing' };
}
