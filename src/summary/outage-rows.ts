import { optionsDown } from '../diagnosis/options-down.ts';
import type { PeerOutage } from '../diagnosis/peer-watch.ts';
import type { FindingRow } from '../result.ts';
import { isoTime } from '../util/time.ts';
import type { Names } from './names.ts';

/** Peers that are told of; a scan of a network asks thousands. */
const MOST_PEERS = 20;

/** One row a peer. One that never answered at all may be told not to. */
export function outageRows(outages: readonly PeerOutage[], { codes, aliases }: Names): FindingRow[] {
  const { id: rule, severity, kind, reference, text } = optionsDown;
  const { title, advice } = text[codes.language];
  return outages.slice(0, MOST_PEERS).flatMap(({ peer, fromMicros, backMicros, failed, wasAlive }): FindingRow[] => {
    const from = isoTime(fromMicros);
    if (from === null) return [];
    const alias = aliases.nameOf(peer);
    return [
      {
        rule,
        severity: wasAlive ? severity : 'info',
        kind,
        calls: failed,
        title,
        summary: null,
        advice,
        reference,
        examples: [],
        subject: 'peer',
        peer,
        ...(alias !== null && { alias }),
        from,
        to: isoTime(backMicros),
      },
    ];
  });
}
