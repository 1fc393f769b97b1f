import { targetRefusal } from '../target-refusal.ts';
import type { Rule } from './rule.ts';

export const gone410: Rule = {
  id: 'gone-410',
  severity: 'warning',
  reference: 'RFC 3261 21.4.10',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [410],
  check: (call) => targetRefusal(call, 410),
  text: {
    en: {
      title: 'The number is no longer in use (410)',
      seen: {
        listed: '{peer} answered 410: {number} is gone, and {targets} is named instead.',
        bare: '{peer} answered 410: {number} is gone, and no new one is named.',
      },
      advice: 'Update the number in directories and dial plans.',
    },
    es: {
      title: 'El número ya no está en uso (410)',
      seen: {
        listed: '{peer} respondió 410: {number} ya no existe y se nombra {targets} en su lugar.',
        bare: '{peer} respondió 410: {number} ya no existe y no se nombra otro.',
      },
      advice: 'Actualice el número en agendas y planes de marcación.',
    },
  },
};
