import { refusalOf } from '../refusal.ts';
import { saidIn } from '../said.ts';
import { faultOfSyntax } from '../syntax-fault.ts';
import type { Rule } from './rule.ts';

export const badRequest400: Rule = {
  id: 'bad-request-400',
  severity: 'error',
  reference: 'RFC 3261 21.4.1',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [400],
  check(call) {
    const refusal = refusalOf(call, 400);
    if (refusal === null) return null;
    const { final, invite, peer } = refusal;
    const text = saidIn(final);
    const fault = invite === null ? null : faultOfSyntax(invite);
    return {
      confidence: 'certain',
      evidence: [final, invite],
      values: { peer, text, fault: fault ?? '' },
      seen: fault !== null && text !== '' ? 'fault' : text === '' ? 'bare' : 'said',
    };
  },
  text: {
    en: {
      title: 'The called side cannot read the INVITE (400)',
      seen: {
        fault: '{peer} answered 400: "{text}". The INVITE as captured offends against {fault}.',
        said: '{peer} answered 400: "{text}".',
        bare: '{peer} answered 400 and does not say what is wrong with the INVITE.',
      },
      advice: 'Look at the header that the text names, in the INVITE as it arrived there: who wrote or changed it?',
    },
    es: {
      title: 'El lado llamado no puede leer el INVITE (400)',
      seen: {
        fault: '{peer} respondió 400: «{text}». El INVITE capturado incumple {fault}.',
        said: '{peer} respondió 400: «{text}».',
        bare: '{peer} respondió 400 y no dice qué falla en el INVITE.',
      },
      advice: 'Mire la cabecera que nombra el texto, en el INVITE tal como llegó allí: ¿quién la escribió o la cambió?',
    },
  },
};
