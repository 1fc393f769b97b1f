import { refusalOf } from '../refusal.ts';
import type { Rule } from './rule.ts';

/** The body of TS 24.229 7.6, or the URN of RFC 5031. */
const SAYS_EMERGENCY = /<\s*type\s*>\s*emergency|urn:service:sos/i;

export const emergency380: Rule = {
  id: 'emergency-380',
  severity: 'error',
  reference: '3GPP TS 24.229 5.1.2A, RFC 3261 21.3.5',
  kind: 'cause',
  outcomes: ['redirected'],
  codes: [380],
  check(call) {
    const refusal = refusalOf(call, 380);
    if (refusal === null) return null;
    const { final, invite, peer } = refusal;
    const named = `${final.body}\n${final.headers('Contact').join('\n')}\n${invite?.requestUri ?? ''}`;
    const isEmergency = SAYS_EMERGENCY.test(named);
    const values = { peer, number: call.dialled ?? '?' };
    return { confidence: 'certain', evidence: [final, invite], values, seen: isEmergency ? 'emergency' : 'other' };
  },
  text: {
    en: {
      title: 'The network names another service for the call (380)',
      seen: {
        emergency: '{peer} answered 380: {number} is an emergency call, to be made in another way.',
        other: '{peer} answered 380: another service is to be used for {number}.',
      },
      advice:
        'An emergency call has to go by the circuit-switched or another network: does the phone know the number as an emergency one?',
    },
    es: {
      title: 'La red indica otro servicio para la llamada (380)',
      seen: {
        emergency: '{peer} respondió 380: {number} es una llamada de emergencia, que debe hacerse de otro modo.',
        other: '{peer} respondió 380: para {number} debe usarse otro servicio.',
      },
      advice:
        'Una llamada de emergencia debe ir por la red de circuitos u otra red: ¿conoce el teléfono el número como de emergencia?',
    },
  },
};
