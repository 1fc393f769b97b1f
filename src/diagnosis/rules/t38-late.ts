import { isFax, liveMedia } from '../media-facts.ts';
import { refusedRequests, requestsInDialog } from '../refused-request.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

export const t38Late: Rule = {
  id: 't38-late',
  severity: 'warning',
  reference: 'RFC 3261 14.1, ITU-T T.38 Annex D',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'mid-call',
  check(call) {
    const glare = refusedRequests(call, 'INVITE').find(({ final }) => final.code === 491);
    if (glare === undefined) return null;
    const fax = requestsInDialog(call, 'INVITE').filter(({ sdp }) => sdp !== null && liveMedia(sdp).some(isFax));
    const one = fax.find(({ transaction }) => transaction === glare.request.transaction);
    const other = fax.find(({ source }) => source !== one?.source);
    if (one === undefined || other === undefined || !call.endpoints.sameHost(other.source, one.destination))
      return null;
    return {
      confidence: 'certain',
      evidence: [one, other, glare.final],
      values: { one: one.sender, other: other.sender, seconds: seconds(Math.abs(one.micros - other.micros)) },
    };
  },
  text: {
    en: {
      title: 'Both sides asked for T.38 at once',
      seen: '{one} and {other} both sent a T.38 re-INVITE, {seconds} s apart, and one was answered 491.',
      advice: 'Only the answering gateway, which hears the fax tones, should switch: turn it off at the calling one.',
    },
    es: {
      title: 'Los dos lados pidieron T.38 a la vez',
      seen: '{one} y {other} enviaron ambos un re-INVITE de T.38, con {seconds} s de diferencia, y uno recibió 491.',
      advice: 'Solo debe cambiar la pasarela que contesta, que oye los tonos de fax: desactívelo en la que llama.',
    },
  },
};
