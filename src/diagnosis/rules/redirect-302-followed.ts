import { parseUri } from '../../sip/grammar.ts';
import { isSameTarget, redirections, targetName, targetsOf } from '../redirection.ts';
import { shown } from '../said.ts';
import type { Rule } from './rule.ts';

export const redirect302Followed: Rule = {
  id: 'redirect-302-followed',
  severity: 'info',
  reference: 'RFC 3261 8.1.3.4',
  kind: 'also',
  outcomes: 'any',
  needs: 'invites',
  check(call) {
    if (call.verdict.attempts.length < 2) return null;
    for (const { invite, final } of redirections(call)) {
      const targets = targetsOf(final);
      const next = call.invites.find((later) => {
        const uri = later.transaction.cseqNumber === invite.transaction.cseqNumber ? null : later.requestUri;
        const parsed = uri === null || later.micros < final.micros ? null : parseUri(uri);
        return parsed !== null && targets.some((target) => isSameTarget(target, parsed));
      });
      const target = next === undefined ? null : parseUri(next.requestUri!);
      if (next === undefined || target === null) continue;
      return {
        confidence: 'certain',
        evidence: [final, next],
        values: { peer: final.sender, code: final.code, target: shown(targetName(target)) },
      };
    }
    return null;
  },
  text: {
    en: {
      title: 'The call was redirected, and the caller followed',
      seen: '{peer} answered {code}, and the caller went on to {target}.',
      advice: 'Nothing is wrong: the call was forwarded. It adds to the delay before ringing.',
    },
    es: {
      title: 'La llamada se redirigió y el llamante siguió la redirección',
      seen: '{peer} respondió {code} y el llamante siguió hacia {target}.',
      advice: 'Nada falla: la llamada se desvió. Alarga la espera antes de timbrar.',
    },
  },
};
