import { refusalOf } from '../refusal.ts';
import type { Rule } from './rule.ts';

export const incomplete484: Rule = {
  id: 'incomplete-484',
  severity: 'warning',
  reference: 'RFC 3261 21.4.22, RFC 3578',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [484],
  check(call) {
    const refusal = refusalOf(call, 484);
    if (refusal === null) return null;
    const { final, invite, peer } = refusal;
    const number = call.dialled ?? '?';
    return { confidence: 'certain', evidence: [final, invite], values: { number, peer } };
  },
  text: {
    en: {
      title: 'The number is incomplete (484)',
      seen: '{peer} says that {number} is incomplete.',
      advice:
        'Is a digit missing, or cut off by the dial plan? With overlap dialling a longer number follows in a new INVITE; else send the number en bloc.',
    },
    es: {
      title: 'El número está incompleto (484)',
      seen: '{peer} dice que {number} está incompleto.',
      advice:
        '¿Falta un dígito, o lo quita el plan de marcación? Con marcación solapada sigue un número más largo en un INVITE nuevo; si no, envíe el número en bloque.',
    },
  },
};
