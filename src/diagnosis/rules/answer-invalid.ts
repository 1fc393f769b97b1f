import { METHOD } from '../../sip/methods.ts';
import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import { faultOfAnswer } from '../offer-answer.ts';
import { liveMedia } from '../media-facts.ts';
import { isReliable } from '../reliable.ts';
import { shown } from '../said.ts';
import type { Observation, Rule } from './rule.ts';

export const answerInvalid: Rule = {
  id: 'answer-invalid',
  severity: 'error',
  reference: 'RFC 3264 6',
  kind: 'also',
  outcomes: ['answered'],
  check(call) {
    const { isPeculiar, isSettled, offeredStreams, lastInDialog } = call.call;
    if ((isSettled && !isPeculiar) || offeredStreams === 0) return null;
    const { final } = call;
    const invite = final === null ? null : call.requestOf(final.transaction);
    const offer = invite?.sdp ?? null;
    if (final === null || invite === null || offer === null || final.message === null || final.message.cut) return null;
    // Answered before, or offered anew: what the 200 has to say is another matter (RFC 3262 5, RFC 3311 5.1).
    for (let t = lastInDialog; t !== null; t = t.previous)
      if (t.method === METHOD.PRACK || (t.method === METHOD.UPDATE && !(t.firstMicros > final.micros))) return null;
    if (call.responsesIn(final.transaction).some(isReliable)) return null;
    const answer = final.sdp;
    if (answer === null)
      return final.body.trim() === '' && final.message.contentLength <= 0 ? absent(call, final) : null;
    const shared = { confidence: 'certain', evidence: [final, invite] } as const;
    const fault = faultOfAnswer(offer, answer, invite.body);
    if (fault !== null) {
      const { kind, offered, answered } = fault;
      const values = { peer: final.sender, offered: shown(String(offered)), answered: shown(String(answered)) };
      return { ...shared, values, seen: kind };
    }
    if (liveMedia(offer).length === 0 || answer.media.length === 0 || liveMedia(answer).length > 0) return null;
    return { ...shared, values: { peer: final.sender }, seen: 'refused' };
  },
  text: {
    en: {
      title: 'The answer to the media offer is not valid',
      seen: {
        count: '{peer} answered an offer of {offered} media streams with {answered}: each m= line needs its own.',
        type: '{peer} answered an offered {offered} stream with {answered}.',
        protocol: '{peer} answered an offer of {offered} with {answered}.',
        format: '{peer} answered with {answered} only, and the offer had {offered}.',
        refused: '{peer} answered the call and refused every media stream (port 0).',
        absent: '{peer} sent a 200 without an answer to the offer in the INVITE.',
        early: '{peer} sent a 200 without SDP; an answer came only in an 18x that is not reliable.',
      },
      advice: 'The fault is with the answering side, or with who changes SDP on the way: mend it there.',
    },
    es: {
      title: 'La respuesta a la oferta de medios no es válida',
      seen: {
        count:
          '{peer} respondió a una oferta de {offered} flujos de medios con {answered}: cada línea m= necesita la suya.',
        type: '{peer} respondió a un flujo ofrecido de {offered} con {answered}.',
        protocol: '{peer} respondió a una oferta de {offered} con {answered}.',
        format: '{peer} respondió solo con {answered} y la oferta traía {offered}.',
        refused: '{peer} contestó la llamada y rechazó todos los flujos de medios (puerto 0).',
        absent: '{peer} envió un 200 sin respuesta SDP a la oferta del INVITE.',
        early: '{peer} envió un 200 sin SDP; la respuesta SDP solo vino en un 18x no fiable.',
      },
      advice: 'El fallo está en el lado que contesta, o en quien cambia el SDP por el camino: corríjalo allí.',
    },
  },
};

/** Only a reliable response answers an offer (RFC 3261 13.2.1); many callers take that of a plain 18x all the same. */
function absent(call: CallCase, final: CaseMessage): Observation {
  const early = call.responsesIn(final.transaction).find(({ code, sdp }) => code < 200 && sdp !== null);
  return {
    confidence: 'certain',
    evidence: [final, early ?? null, call.requestOf(final.transaction)],
    values: { peer: final.sender },
    seen: early === undefined ? 'absent' : 'early',
    severity: early === undefined ? 'error' : 'warning',
  };
}
