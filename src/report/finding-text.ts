import type { FindingRow, Result } from '../result.ts';
import { escapeTerminal } from './escape-terminal.ts';
import type { TableContext } from './table-context.ts';

/** Findings told; the JSON has all. */
const MOST_TOLD = 6;

/** What was found besides the causes, as far as a reader acts on it. */
export function findingsToTell({ findings }: Result): FindingRow[] {
  return findings.filter(({ kind, severity }) => kind === 'also' && severity !== 'info').slice(0, MOST_TOLD);
}

/** `3 calls`, `1 registration`, `10.0.0.2 12:00:05 … 12:04:35`. */
export function findingSubject(
  { calls, subject, peer, alias, from, to }: FindingRow,
  { words, glyph, clock }: TableContext,
): string {
  const { noun } = words;
  if (subject === 'peer') {
    const until = to ? ` ${clock(to)}` : '';
    return `${escapeTerminal(alias ?? peer ?? '?')} ${clock(from ?? null)} ${glyph.ellipsis}${until}`;
  }
  if (subject === 'registration') return `${calls} ${calls === 1 ? noun.registration : noun.registrations}`;
  return `${calls} ${calls === 1 ? noun.call : noun.calls}`;
}
