import { refusalOf } from '../refusal.ts';
import { listed } from '../said.ts';
import type { Rule } from './rule.ts';

export const notAcceptable406: Rule = {
  id: 'not-acceptable-406',
  severity: 'error',
  reference: 'RFC 3261 21.4.7',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [406],
  check(call) {
    const refusal = refusalOf(call, 406);
    if (refusal === null) return null;
    const { final, invite, peer } = refusal;
    const accepts = invite?.tokens('Accept') ?? [];
    const values = { peer, accepts: listed(accepts) };
    return { confidence: 'certain', evidence: [final, invite], values, seen: accepts.length > 0 ? 'accepts' : 'bare' };
  },
  text: {
    en: {
      title: 'The called side has no body that the caller would accept (406)',
      seen: {
        accepts: '{peer} answered 406; the INVITE accepts {accepts} only.',
        bare: '{peer} answered 406; the INVITE has no Accept header.',
      },
      advice:
        'Let the caller accept application/sdp, or leave Accept out. Some products mean codecs by it: compare the offer then.',
    },
    es: {
      title: 'El lado llamado no tiene un cuerpo que el llamante acepte (406)',
      seen: {
        accepts: '{peer} respondió 406; el INVITE solo acepta {accepts}.',
        bare: '{peer} respondió 406; el INVITE no trae cabecera Accept.',
      },
      advice:
        'Haga que el llamante acepte application/sdp, o quite Accept. Algunos productos lo usan para códecs: compare entonces la oferta.',
    },
  },
};
