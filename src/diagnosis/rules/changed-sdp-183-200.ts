import { METHOD } from '../../sip/methods.ts';
import type { Sdp } from '../../sip/sdp.ts';
import { codecsOf, liveMedia } from '../media-facts.ts';
import { isReliable } from '../reliable.ts';
import { shown } from '../said.ts';
import type { Rule } from './rule.ts';

export const changedSdp183200: Rule = {
  id: 'changed-sdp-183-200',
  severity: 'warning',
  reference: 'RFC 3261 13.2.1, RFC 6337 3.1.1',
  kind: 'also',
  outcomes: ['answered'],
  check(call) {
    const { isPeculiar, isSettled, lastInDialog, offeredStreams } = call.call;
    if ((isSettled && !isPeculiar) || offeredStreams === 0) return null;
    const { final } = call;
    if (final === null || final.sdp === null) return null;
    for (let t = lastInDialog; t !== null; t = t.previous)
      if (t.method === METHOD.PRACK || (t.method === METHOD.UPDATE && !(t.firstMicros > final.micros))) return null;
    const early = call
      .responsesIn(final.transaction)
      .findLast(({ code, toTagHash, sdp }) => code < 200 && toTagHash === final.toTagHash && sdp !== null);
    if (early === undefined || isReliable(early)) return null;
    const [before, after] = [mediaOf(early.sdp!), mediaOf(final.sdp)];
    if (before === after) return null;
    return {
      confidence: 'certain',
      evidence: [early, final],
      values: { peer: final.sender, code: early.code, before: shown(before), after: shown(after) },
    };
  },
  text: {
    en: {
      title: 'The 200 describes other media than the 18x before it',
      seen: '{peer} sent {before} in its {code}, and {after} in the 200 of the same dialog.',
      advice:
        'Send the same SDP in both, or change it with PRACK and UPDATE. Some callers keep to the first: no audio then.',
    },
    es: {
      title: 'El 200 describe otros medios que el 18x anterior',
      seen: '{peer} envió {before} en su {code} y {after} en el 200 del mismo diálogo.',
      advice:
        'Envíe el mismo SDP en ambos, o cámbielo con PRACK y UPDATE. Algunos llamantes se quedan con el primero: entonces no hay audio.',
    },
  },
};

/** Where the media goes and in which codec: what matters to who sends it. */
function mediaOf(sdp: Sdp): string {
  return liveMedia(sdp)
    .map((stream) => `${stream.media} ${stream.address ?? '?'}:${stream.port} ${codecsOf(stream).join('/')}`)
    .join(', ');
}
