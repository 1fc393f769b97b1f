import { targetRefusal } from '../target-refusal.ts';
import type { Rule } from './rule.ts';

export const ambiguous485: Rule = {
  id: 'ambiguous-485',
  severity: 'warning',
  reference: 'RFC 3261 21.4.23',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [485],
  check: (call) => targetRefusal(call, 485),
  text: {
    en: {
      title: 'The address fits several users (485)',
      seen: {
        listed: '{peer} answered 485: {number} may be {targets}.',
        bare: '{peer} answered 485: {number} fits several users.',
      },
      advice: 'Dial the full address or number of one of them.',
    },
    es: {
      title: 'La dirección corresponde a varios usuarios (485)',
      seen: {
        listed: '{peer} respondió 485: {number} puede ser {targets}.',
        bare: '{peer} respondió 485: {number} corresponde a varios usuarios.',
      },
      advice: 'Marque la dirección o el número completo de uno de ellos.',
    },
  },
};
