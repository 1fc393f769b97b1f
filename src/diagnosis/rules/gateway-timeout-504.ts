import { refusalOf } from '../refusal.ts';
import { unacknowledgedProgress } from '../reliable.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

export const gatewayTimeout504: Rule = {
  id: 'gateway-timeout-504',
  severity: 'error',
  reference: 'RFC 3261 21.5.5',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [504],
  check(call) {
    const refusal = refusalOf(call, 504);
    // Told by `prack-missing`.
    if (refusal === null || unacknowledgedProgress(call) !== null) return null;
    const { final, invite, peer } = refusal;
    const delay = final.micros - (invite?.micros ?? Number.NaN);
    return {
      confidence: 'certain',
      evidence: [final, invite],
      values: { peer, seconds: seconds(delay) },
      seen: Number.isNaN(delay) ? 'untimed' : 'timed',
    };
  },
  text: {
    en: {
      title: 'A server waited in vain for another one (504)',
      seen: {
        timed: '{peer} answered 504 after {seconds} s: what it needed to go on did not answer.',
        untimed: '{peer} answered 504: what it needed to go on did not answer.',
      },
      advice: 'What does that server ask before it routes (DNS, database, next hop)? Try that from the server itself.',
    },
    es: {
      title: 'Un servidor esperó en vano a otro (504)',
      seen: {
        timed: '{peer} respondió 504 a los {seconds} s: lo que necesitaba para seguir no respondió.',
        untimed: '{peer} respondió 504: lo que necesitaba para seguir no respondió.',
      },
      advice:
        '¿Qué consulta ese servidor antes de enrutar (DNS, base de datos, siguiente salto)? Pruébelo desde el propio servidor.',
    },
  },
};
