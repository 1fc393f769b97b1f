import { fill } from '../codes/texts.ts';
import { tlsAlertText } from '../codes/tls-alerts.ts';
import type { ConnectionOutage } from '../diagnosis/connection-outages.ts';
import { tcpConnectFailed } from '../diagnosis/tcp-connect-failed.ts';
import { tlsHandshake, tlsShapeOf } from '../diagnosis/tls-handshake.ts';
import type { FindingRow, Language } from '../result.ts';
import { isoTime } from '../util/time.ts';

/** Rows told; a scan makes thousands. */
const MOST_ROWS = 20;
/** Fewer than that may be one phone that was switched off, or a look at a port. */
const TELLING = 3;

const TIMES: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) => (count === 1 ? 'once' : `${count} times`),
  es: (count) => (count === 1 ? 'una vez' : `${count} veces`),
};

const AND_OTHERS: Readonly<Record<Language, (client: string, others: number) => string>> = {
  en: (client, others) => `${client} (and ${others} more)`,
  es: (client, others) => `${client} (y ${others} más)`,
};

/** One row for each SIP port and way in which connections to it failed. */
export function connectionRows(outages: readonly ConnectionOutage[], language: Language): FindingRow[] {
  return outages.slice(0, MOST_ROWS).flatMap((outage): FindingRow[] => {
    const { first, peer, client, others, failed, fromMicros, backMicros } = outage;
    const from = isoTime(fromMicros);
    if (from === null) return [];
    const { id: rule, severity, kind, reference, text } = first.kind === 'tls' ? tlsHandshake : tcpConnectFailed;
    const { title, seen, advice } = text[language];
    const shape = first.kind === 'tls' ? tlsShapeOf(first) : first.reason;
    const sentence = typeof seen === 'string' ? seen : (seen[shape] ?? '');
    // An alert says what is wrong, even once; of the rest one may be an accident.
    const isTelling = failed >= TELLING || (first.kind === 'tls' && first.reason !== 'cut-off');
    return [
      {
        rule,
        severity: isTelling ? severity : 'info',
        kind,
        calls: failed,
        title,
        summary: fill(sentence, {
          peer,
          client: others === 0 ? client : AND_OTHERS[language](client, others),
          times: TIMES[language](failed),
          alert: first.kind === 'tls' ? tlsAlertText(first.alert) : '',
        }),
        advice,
        reference,
        examples: [],
        subject: 'peer',
        peer,
        from,
        to: isoTime(backMicros),
        evidence: [{ input: first.input, frame: first.frame }],
      },
    ];
  });
}
