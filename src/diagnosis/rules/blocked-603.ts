import { isNetworkBlocked } from '../network-block.ts';
import { saidText } from '../said-text.ts';
import { shortText } from '../short-text.ts';
import type { Rule } from './rule.ts';

/** The contact for appeals stands in it. */
const MOST_TEXT = 200;

export const blocked603: Rule = {
  id: 'blocked-603',
  severity: 'error',
  reference: 'ATIS-1000099',
  kind: 'cause',
  outcomes: ['failed', 'declined'],
  codes: [603, 607],
  check(call) {
    const { final } = call;
    if (final === null || !isNetworkBlocked(call)) return null;
    const analytics = final.hints?.reasons.find(({ text }) => text?.startsWith('v=analytics1'))?.text ?? null;
    const text = analytics ?? saidText(final, /network\s+blocked/i);
    return {
      confidence: 'certain',
      evidence: [final, call.requestOf(final.transaction)],
      values: { peer: final.sender, code: final.code, text: shortText(text, MOST_TEXT) },
    };
  },
  text: {
    en: {
      title: 'Blocked by a network as suspected spam (603+)',
      seen: 'A network at or behind {peer} blocked the call ({code}): {text}.',
      advice:
        'Use the contact in the text of Reason (url=, email=, tel=) to appeal, and check the reputation of the caller ID and its STIR/SHAKEN attestation.',
    },
    es: {
      title: 'Bloqueada por una red como posible spam (603+)',
      seen: 'Una red en {peer} o más allá bloqueó la llamada ({code}): {text}.',
      advice:
        'Use el contacto del texto de Reason (url=, email=, tel=) para reclamar, y revise la reputación del identificador de llamante y su certificación STIR/SHAKEN.',
    },
  },
};
