import { METHOD } from '../../sip/methods.ts';
import type { CaseMessage } from '../case-message.ts';
import type { Rule } from './rule.ts';

export const lateOfferNoAnswer: Rule = {
  id: 'late-offer-no-answer',
  severity: 'error',
  reference: 'RFC 3261 13.2.1',
  kind: 'also',
  outcomes: ['answered'],
  check(call) {
    if (call.call.offeredStreams > 0) return null;
    const { final } = call;
    const invite = final === null ? null : call.requestOf(final.transaction);
    if (final === null || invite === null || !isEmpty(invite) || final.sdp === null) return null;
    // An offer in a reliable 18x is answered in PRACK (RFC 3262 5).
    for (let t = call.call.lastInDialog; t !== null; t = t.previous) if (t.method === METHOD.PRACK) return null;
    const acks = call
      .inDialog('ACK')
      .filter(({ transaction }) => transaction.cseqNumber === invite.transaction.cseqNumber);
    const [ack] = acks;
    if (ack === undefined || !acks.every(isEmpty)) return null;
    return {
      confidence: 'certain',
      evidence: [ack, final, invite],
      values: { caller: ack.sender, peer: final.sender },
    };
  },
  text: {
    en: {
      title: 'The ACK lacks the answer to the offer in the 200',
      seen: '{caller} sent the INVITE without an offer, {peer} offered in its 200, and the ACK has no answer.',
      advice: 'The ACK must carry the answer. Switch delayed offer off where the caller cannot do it.',
    },
    es: {
      title: 'Al ACK le falta la respuesta a la oferta del 200',
      seen: '{caller} envió el INVITE sin oferta, {peer} ofreció en su 200 y el ACK no trae respuesta SDP.',
      advice: 'El ACK debe llevar la respuesta SDP. Desactive la oferta tardía si el llamante no la admite.',
    },
  },
};

/** Known to have no body, rather than cut off. */
function isEmpty({ message, body }: CaseMessage): boolean {
  return message !== null && !message.cut && message.contentLength <= 0 && body.trim() === '';
}
