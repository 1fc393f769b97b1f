import type { Ladder, LadderEndpoint } from '../ladder.ts';
import { fillTemplate } from './fill-template.ts';
import type { Words } from '../codes/words.ts';

/** More hosts than this share the last column: nobody could read the picture. */
const MOST_COLUMNS = 24;

/** The columns of a ladder. */
export interface LadderColumns {
  /** What stands above each, from the left; as on the wire. */
  names: string[];
  /** The column of each endpoint. */
  of: readonly number[];
}

/**
 * Gives each host a column, in the order seen. A host that talks to itself, such as two programs on one machine, is
 * split by ports: arrows from a column to itself would tell nothing.
 * @param ports every host is split
 */
export function ladderColumns(ladder: Ladder, ports: boolean, words: Words): LadderColumns {
  const split = ports ? null : hostsThatTalkToThemselves(ladder);
  const keys = ladder.endpoints.map((endpoint) =>
    endpointText(endpoint, split === null || split.has(endpoint.host), words),
  );
  const all = [...new Set(keys)];
  if (all.length <= MOST_COLUMNS) return { names: all, of: keys.map((key) => all.indexOf(key)) };
  const names = all.slice(0, MOST_COLUMNS - 1);
  const indices = new Map(names.map((name, i) => [name, i]));
  names.push(fillTemplate(words.ladder.otherHosts, { count: all.length - names.length }));
  return { names, of: keys.map((key) => indices.get(key) ?? names.length - 1) };
}

/** `10.0.0.1`, or with its port `10.0.0.1:5060`. */
export function endpointText({ host, port }: LadderEndpoint, withPort: boolean, words: Words): string {
  if (host === null) return words.ladder.unknownHost;
  return withPort && port !== null ? `${host}:${port}` : host;
}

function hostsThatTalkToThemselves({ endpoints, messages }: Ladder): Set<string | null> {
  const hosts = new Set<string | null>();
  for (const { source, destination } of messages) {
    const [from, to] = [endpoints[source]!, endpoints[destination]!];
    if (from.host !== null && from.host === to.host && from.port !== to.port) hosts.add(from.host);
  }
  return hosts;
}
