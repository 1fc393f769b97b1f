import { refusalOf } from '../refusal.ts';
import type { Rule } from './rule.ts';

export const reliableProgress420: Rule = {
  id: '100rel-420',
  severity: 'error',
  reference: 'RFC 3262 3, RFC 3261 8.2.2.3',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [420],
  check(call) {
    const refusal = refusalOf(call, 420);
    if (refusal === null || !refusal.final.tokens('Unsupported').includes('100rel')) return null;
    const { final, invite, peer } = refusal;
    return { confidence: 'certain', evidence: [final, invite], values: { peer } };
  },
  text: {
    en: {
      title: 'The called side does not support 100rel, which the caller requires (420)',
      seen: '{peer} answered 420 with Unsupported: 100rel.',
      advice: 'Let the caller list 100rel in Supported instead of Require, or switch PRACK on at the called side.',
    },
    es: {
      title: 'El lado llamado no soporta 100rel, que el llamante exige (420)',
      seen: '{peer} respondió 420 con Unsupported: 100rel.',
      advice: 'Haga que el llamante ponga 100rel en Supported en vez de Require, o active PRACK en el lado llamado.',
    },
  },
};
