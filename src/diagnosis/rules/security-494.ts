import { refusalOf } from '../refusal.ts';
import { listed } from '../said.ts';
import type { Rule } from './rule.ts';

export const security494: Rule = {
  id: 'security-494',
  severity: 'error',
  reference: 'RFC 3329 2.3',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [494],
  check(call) {
    const refusal = refusalOf(call, 494);
    if (refusal === null) return null;
    const { final, invite, peer } = refusal;
    const mechanisms = final.tokens('Security-Server').map((value) => value.replace(/;.*/, ''));
    const values = { peer, mechanisms: listed(mechanisms) };
    return { confidence: 'certain', evidence: [final, invite], values, seen: mechanisms.length > 0 ? 'named' : 'bare' };
  },
  text: {
    en: {
      title: 'The server asks for a security agreement (494)',
      seen: {
        named: '{peer} answered 494: it offers {mechanisms}.',
        bare: '{peer} answered 494: a security agreement is required.',
      },
      advice: 'Let the caller negotiate one of these mechanisms (sec-agree, RFC 3329), or connect over TLS.',
    },
    es: {
      title: 'El servidor exige un acuerdo de seguridad (494)',
      seen: {
        named: '{peer} respondió 494: ofrece {mechanisms}.',
        bare: '{peer} respondió 494: se exige un acuerdo de seguridad.',
      },
      advice: 'Haga que el llamante negocie uno de esos mecanismos (sec-agree, RFC 3329), o que se conecte por TLS.',
    },
  },
};
