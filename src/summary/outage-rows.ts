import { optionsDown } from '../diagnosis/options-down.ts';
import type { PeerOutage } from '../diagnosis/peer-watch.ts';
import type { FindingRow, Language } from '../result.ts';
import { isoTime } from '../util/time.ts';

/** Peers that are told of; a scan of a network asks thousands. */
const MOST_PEERS = 20;

/** One row a peer. One that never answered at all may be told not to. */
export function outageRows(outages: readonly PeerOutage[], language: Language): FindingRow[] {
  const { id: rule, severity, kind, reference, text } = optionsDown;
  const { title, advice } = text[language];
  return outages.slice(0, MOST_PEERS).flatMap(({ peer, fromMicros, backMicros, failed, wasAlive }): FindingRow[] => {
    const from = isoTime(fromMicros);
    if (from === null) return [];
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
        from,
        to: isoTime(backMicros),
      },
    ];
  });
}
