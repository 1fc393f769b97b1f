import { splitList, splitParams } from '../../sip/split-value.ts';
import { shortText } from '../short-text.ts';
import type { Rule } from './rule.ts';

/** Longer headers are not read. */
const MOST_LENGTH = 2000;

export const rejected608: Rule = {
  id: 'rejected-608',
  severity: 'error',
  reference: 'RFC 8688 3',
  kind: 'cause',
  outcomes: ['failed', 'declined'],
  codes: [608],
  check(call) {
    const { final } = call;
    if (final === null || final.code !== 608) return null;
    const contact = final.headers('Call-Info').flatMap((value) => cardsIn(value))[0];
    return {
      confidence: 'certain',
      evidence: [final, call.requestOf(final.transaction)],
      values: { peer: final.sender, contact: shortText(contact, 200) },
      seen: contact === undefined ? 'bare' : 'contact',
    };
  },
  text: {
    en: {
      title: 'Rejected by call analytics (608)',
      seen: {
        contact: 'An intermediary at or behind {peer} rejected the call (608); its contact is {contact}.',
        bare: 'An intermediary at or behind {peer} rejected the call (608) and names no contact.',
      },
      advice:
        'Not the called user: an analytics engine. Appeal by the contact in the jCard of Call-Info; check the reputation of the caller ID and its STIR/SHAKEN attestation.',
    },
    es: {
      title: 'Rechazada por un sistema de análisis de llamadas (608)',
      seen: {
        contact: 'Un intermediario en {peer} o más allá rechazó la llamada (608); su contacto es {contact}.',
        bare: 'Un intermediario en {peer} o más allá rechazó la llamada (608) y no indica contacto.',
      },
      advice:
        'No fue el usuario llamado, sino un motor de análisis. Reclame mediante el contacto de la jCard de Call-Info; revise la reputación del identificador de llamante y su certificación STIR/SHAKEN.',
    },
  },
};

/** Addresses of the signed jCards in a Call-Info (RFC 8688 3.2). */
function cardsIn(value: string): string[] {
  if (value.length > MOST_LENGTH) return [];
  return splitList(value).flatMap((element) => {
    const [uri, params] = splitParams(element);
    return params.get('purpose')?.toLowerCase() === 'jwscard' ? [uri.replace(/^<|>$/g, '')] : [];
  });
}
