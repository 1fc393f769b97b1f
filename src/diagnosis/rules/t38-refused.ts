import { isFax, liveMedia } from '../media-facts.ts';
import { keptAfter, refusedRequests } from '../refused-request.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** No such dialog, no answer, cancelled, glare: T.38 is not what was refused. */
const OTHERS: ReadonlySet<number> = new Set([408, 481, 487, 491]);

export const t38Refused: Rule = {
  id: 't38-refused',
  severity: 'error',
  reference: 'RFC 3362, ITU-T T.38 Annex D',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'mid-call',
  check(call) {
    const refused = refusedRequests(call, 'INVITE').find(
      ({ request, final }) => !OTHERS.has(final.code) && request.sdp !== null && liveMedia(request.sdp).some(isFax),
    );
    if (refused === undefined) return null;
    const { request, final } = refused;
    const kept = keptAfter(call, final.micros);
    const ended = call.call.byeSeen && kept === null && !Number.isNaN(call.call.byeMicros);
    return {
      confidence: 'certain',
      evidence: [final, request],
      values: { peer: final.sender, code: final.code, seconds: seconds(kept ?? call.call.byeMicros - final.micros) },
      seen: ended ? 'ended' : kept === null ? 'refused' : 'kept',
      severity: ended ? 'error' : 'info',
    };
  },
  text: {
    en: {
      title: 'The switch to T.38 fax was refused',
      seen: {
        ended: '{peer} refused T.38 with {code}, and the call ended {seconds} s later.',
        kept: '{peer} refused T.38 with {code}; the call went on for {seconds} s as audio.',
        refused: '{peer} refused T.38 with {code}.',
      },
      advice: 'Enable T.38 on that trunk, or send fax in G.711 without silence suppression and echo cancelling.',
    },
    es: {
      title: 'Se rechazó el paso a fax T.38',
      seen: {
        ended: '{peer} rechazó T.38 con {code}, y la llamada terminó a los {seconds} s.',
        kept: '{peer} rechazó T.38 con {code}; la llamada siguió como audio durante {seconds} s.',
        refused: '{peer} rechazó T.38 con {code}.',
      },
      advice: 'Active T.38 en esa troncal, o envíe el fax en G.711 sin supresión de silencios ni cancelación de eco.',
    },
  },
};
