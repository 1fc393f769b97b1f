import { moneyText } from '../refusal-texts.ts';
import { shortText } from '../short-text.ts';
import type { Rule } from './rule.ts';

export const payment402: Rule = {
  id: 'payment-402',
  severity: 'error',
  reference: 'RFC 3261 21.4.3',
  kind: 'cause',
  outcomes: ['failed', 'declined'],
  codes: [402, 403, 503, 603],
  check(call) {
    const { final } = call;
    if (final === null || !this.codes!.includes(final.code)) return null;
    const text = moneyText(final);
    if (final.code !== 402 && text === null) return null;
    return {
      confidence: final.code === 402 ? 'certain' : 'likely',
      evidence: [final, call.requestOf(final.transaction)],
      values: { peer: final.sender, code: final.code, text: shortText(text) },
      seen: final.code === 402 && (text === null || /^payment required$/i.test(text)) ? 'code' : 'text',
    };
  },
  text: {
    en: {
      title: 'No credit, or a spending limit reached (402)',
      seen: {
        code: '{peer} asks for payment (402).',
        text: '{peer} refused with {code} and these words: {text}.',
      },
      advice: 'Check balance, credit limit and quota of the account at that carrier.',
      caveat: 'Only the words of the response speak of money; its code does not.',
    },
    es: {
      title: 'Sin saldo o límite de gasto alcanzado (402)',
      seen: {
        code: '{peer} exige un pago (402).',
        text: '{peer} rechazó con {code} y estas palabras: {text}.',
      },
      advice: 'Revise el saldo, el límite de crédito y la cuota de la cuenta en ese operador.',
      caveat: 'Solo las palabras de la respuesta hablan de dinero; su código no.',
    },
  },
};
