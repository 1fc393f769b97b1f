import type { ConfigChecks, IgnoreRule, PeerNames } from '../../index.ts';
import { nearMatches } from '../../util/near-matches.ts';
import type { RawIgnore } from './config.ts';
import { dateProblem } from './config-date.ts';
import { quoted, type Problem } from './problem.ts';

/** What is known. @param names of peers and groups */
export function ignoreOf(
  raw: readonly RawIgnore[],
  names: PeerNames,
  checks: ConfigChecks,
  problems: Problem[],
): IgnoreRule[] {
  return raw.map(({ rule = null, code, cause = null, peer = null, reason, until = null }, i) => {
    if (rule !== null && !checks.rules.includes(rule)) {
      const near = nearMatches(rule, checks.rules);
      const told =
        near.length > 0 ? `Near: ${near.join(', ')}.` : 'A report names its rules: findings[].rule of its JSON.';
      problems.push({ path: ['ignore', i, 'rule'], message: `no rule ${quoted(rule)}. ${told}` });
    }
    const wrong = peer === null ? null : checks.address(peer, names);
    if (wrong !== null) problems.push({ path: ['ignore', i, 'peer'], message: wrong });
    problems.push(...dateProblem(['ignore', i, 'until'], until));
    return { rule, code: code === undefined ? null : String(code).toLowerCase(), cause, peer, reason, until };
  });
}
