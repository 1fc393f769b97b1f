import type { RefusedSource } from '../calls/refused-sources.ts';
import { fill } from '../codes/texts.ts';
import type { RuleHead } from '../diagnosis/rules/rule.ts';
import { registerBrute, scannerBehaviour, tollFraud } from '../diagnosis/source-findings.ts';
import type { FindingRow, Language } from '../result.ts';
import type { Endpoints } from '../util/endpoints.ts';
import { isoTime } from '../util/time.ts';

/** Rows told of one kind. */
const MOST_ROWS = 10;
/** REGISTERs with credentials in one minute that no phone sends by itself, nor a few. */
const BRUTE_IN_MINUTE = 20;
/** Prefixes of one number: with and without +, 00 and an outside line are a dial plan's. */
const FRAUD_PREFIXES = 4;

/** What hosts did of which nothing was accepted: scans, guessed passwords, prefixes tried. */
export function sourceRows(sources: readonly RefusedSource[], language: Language, endpoints: Endpoints): FindingRow[] {
  const found = sources.flatMap((source): FindingRow[] => {
    const from = isoTime(source.firstMicros);
    if (from === null) return [];
    const { credentials, credentialUsers, mostInMinute, mostPrefixes, refused, users, selves, mostTried } = source;
    const values = {
      source: endpoints.host(source.endpoint) ?? '?',
      refused,
      credentials,
      rate: mostInMinute,
      selves: selves.size,
      prefixes: mostPrefixes,
      tail: mostTried ?? '?',
    };
    const row = (rule: RuleHead, calls: number, count: number, shape = ''): FindingRow => {
      const { title, seen, advice } = rule.text[language];
      const { id, severity, kind, reference } = rule;
      const sentence = typeof seen === 'string' ? seen : (seen[shape] ?? '');
      return {
        rule: id,
        severity,
        kind,
        calls,
        title,
        summary: fill(sentence, { ...values, users: count }),
        advice,
        reference,
        examples: [],
        subject: 'peer',
        peer: values.source,
        from,
        to: isoTime(source.lastMicros),
        evidence: [{ input: source.input, frame: source.frame }],
      };
    };
    const rows: FindingRow[] = [];
    if (mostInMinute >= BRUTE_IN_MINUTE) rows.push(row(registerBrute, credentials, credentialUsers.size));
    if (mostPrefixes >= FRAUD_PREFIXES) rows.push(row(tollFraud, mostPrefixes, 0));
    if (source.isScanning) {
      const shape = mostPrefixes >= 5 ? 'prefixes' : selves.size >= 10 ? 'selves' : 'users';
      rows.push(row(scannerBehaviour, refused, users.size, shape));
    }
    return rows;
  });
  return found.toSorted((a, b) => b.calls - a.calls).slice(0, MOST_ROWS);
}
