/** Programs that look for servers to abuse, by the names that they give themselves. */
const SCANNERS =
  /friendly-(?:scanner|request)|sipvicious|svmap|svwar|svcrack|sundayddr|sip-?scan|sipcli|pplsip|vaxsip|sipptk|siparmyknife|iwar\b|smap\b|stretchoid|nmap/i;

const MOST_KNOWN = 4096;
const known = new Map<string, boolean>();

/** Whether a User-Agent is that of a scanner. Names are few, and asked for with every call. */
export function isScanner(agent: string | null): boolean {
  if (agent === null) return false;
  let found = known.get(agent);
  if (found === undefined) {
    found = SCANNERS.test(agent);
    if (known.size < MOST_KNOWN) known.set(agent, found);
  }
  return found;
}
