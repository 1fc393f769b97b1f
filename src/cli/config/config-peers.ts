import type { ConfigChecks, PeerNames } from '../../index.ts';
import { nearMatches } from '../../util/near-matches.ts';
import { quoted, type Problem } from './problem.ts';

/** Checks the names of peers and groups, and gives both as one: what a condition or `ignore` may name. */
export function namesOf(peers: PeerNames, groups: PeerNames, checks: ConfigChecks, problems: Problem[]): PeerNames {
  const before = problems.length;
  for (const [name, values] of Object.entries(peers))
    for (const [i, value] of values.entries()) {
      const wrong = checks.address(value, {});
      if (wrong !== null) problems.push({ path: ['peers', name, i], message: wrong });
    }
  const known = [...Object.keys(peers), ...Object.keys(groups)];
  for (const [name, members] of Object.entries(groups))
    for (const [i, member] of members.entries()) {
      if (known.some((other) => sameName(other, member))) continue;
      const near = nearMatches(member, known);
      const told = near.length > 0 ? `Near: ${near.join(', ')}.` : 'Give it addresses under peers.';
      problems.push({ path: ['groups', name, i], message: `${quoted(member)} is no name of peers or groups. ${told}` });
    }
  problems.push(...twice(peers, groups));
  const names = { ...peers, ...groups };
  if (problems.length > before) return names;
  for (const name of Object.keys(groups)) {
    const wrong = checks.address(name, names);
    if (wrong !== null) problems.push({ path: ['groups', name], message: wrong, isKey: true });
  }
  return names;
}

/** Conditions do not tell upper from lower case. */
function twice(peers: PeerNames, groups: PeerNames): Problem[] {
  const seen = new Set<string>();
  const all = [
    ...Object.keys(peers).map((name) => ({ part: 'peers', name })),
    ...Object.keys(groups).map((name) => ({ part: 'groups', name })),
  ];
  return all.flatMap(({ part, name }): Problem[] => {
    if (!seen.has(name.toLowerCase())) {
      seen.add(name.toLowerCase());
      return [];
    }
    return [{ path: [part, name], message: `${quoted(name)} is the name of something else already.`, isKey: true }];
  });
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
