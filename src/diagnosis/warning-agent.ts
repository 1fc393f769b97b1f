import type { Warning } from '../sip/grammar.ts';
import type { Endpoints } from '../util/endpoints.ts';
import { v4Of, v6Of } from '../util/ip-text.ts';
import type { DecidingPath } from './deciding-path.ts';

/**
 * Who wrote the Warning headers of a response, as the id of the last hop's endpoint or as an address that was not captured:
 * the warn-agent is the host that added the header (RFC 3261 20.43). Null for a name or pseudonym, which may mean any host, and for
 * hosts before the last hop: they only passed the response on.
 */
export function hostOfAgent(
  warnings: readonly Warning[],
  { hops }: DecidingPath,
  endpoints: Endpoints,
): number | string | null {
  const last = hops.at(-1)!.destination;
  const passedIt = hops.flatMap(({ source, destination }) => [source, destination]).map((id) => endpoints.host(id));
  for (const { agent } of warnings) {
    const host = hostPart(agent);
    const bare = host.replace(/^\[|\]$/g, '');
    if (v4Of(bare) === null && !isV6(bare)) continue;
    if (bare === endpoints.host(last)?.replace(/^\[|\]$/g, '')) return last;
    // What a server calls itself on its own machine says nothing to anybody else.
    if (bare.startsWith('127.') || bare === '::1' || passedIt.includes(host)) continue;
    return agent;
  }
  return null;
}

/** Without the port. */
function hostPart(agent: string): string {
  return isV6(agent) ? `[${agent}]` : agent.replace(/:\d+$/, '');
}

function isV6(text: string): boolean {
  return text.includes(':') && v6Of(text) !== null;
}
