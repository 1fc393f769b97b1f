import { targetRefusal } from '../target-refusal.ts';
import type { Rule } from './rule.ts';

export const moved301: Rule = {
  id: 'moved-301',
  severity: 'warning',
  reference: 'RFC 3261 21.3.2',
  kind: 'cause',
  outcomes: ['redirected'],
  codes: [301],
  check: (call) => targetRefusal(call, 301),
  text: {
    en: {
      title: 'The number has changed for good (301)',
      seen: {
        listed: '{peer} answered 301: {number} is now {targets}.',
        bare: '{peer} answered 301 for {number} and names no new address.',
      },
      advice: 'Update the number in directories and dial plans; let the caller follow redirections until then.',
    },
    es: {
      title: 'El número cambió de forma permanente (301)',
      seen: {
        listed: '{peer} respondió 301: {number} es ahora {targets}.',
        bare: '{peer} respondió 301 para {number} y no nombra ninguna dirección nueva.',
      },
      advice:
        'Actualice el número en agendas y planes de marcación; mientras, permita que el llamante siga redirecciones.',
    },
  },
};
