import { isSameTarget, redirections, targetName, targetsOf } from '../redirection.ts';
import { shown } from '../said.ts';
import type { Rule } from './rule.ts';

export const redirectLoop: Rule = {
  id: 'redirect-loop',
  severity: 'error',
  reference: 'RFC 3261 8.1.3.4',
  kind: 'cause',
  outcomes: ['redirected', 'failed', 'timeout'],
  needs: 'invites',
  check(call) {
    const { final } = call.verdict;
    if (call.verdict.attempts.length < 2 && !(final !== null && final.code >= 300 && final.code < 400)) return null;
    const tried: ReturnType<typeof redirections> = [];
    for (const redirected of redirections(call)) {
      tried.push(redirected);
      const targets = targetsOf(redirected.final);
      // One way out is enough.
      const isTried = (target: (typeof targets)[number]): boolean =>
        tried.some((earlier) => earlier.target !== null && isSameTarget(earlier.target, target));
      if (targets.length === 0 || !targets.every(isTried)) continue;
      return {
        confidence: 'certain',
        evidence: [redirected.final, ...tried.map(({ invite }) => invite)],
        values: {
          peer: redirected.final.sender,
          code: redirected.final.code,
          target: shown(targetName(targets[0]!)),
          count: tried.length,
        },
      };
    }
    return null;
  },
  text: {
    en: {
      title: 'The call was redirected in a circle',
      seen: '{peer} answered {code} to {target}, which had been tried already; that was redirection {count} of this call.',
      advice: 'Look at the forwarding settings of the users named: they point at each other, or at themselves.',
    },
    es: {
      title: 'La llamada se redirigió en círculo',
      seen: '{peer} respondió {code} hacia {target}, que ya se había probado; fue la redirección {count} de esta llamada.',
      advice: 'Mire los desvíos de los usuarios nombrados: apuntan el uno al otro, o a sí mismos.',
    },
  },
};
