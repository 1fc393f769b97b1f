import type { FindingRow } from '../result.ts';
import { callExample } from './call-example.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { knownText, type TableContext } from './table-context.ts';
import { wrap } from './wrap.ts';

/** Findings told; the JSON has all. */
const MOST_TOLD = 6;

/** What was found besides the codes, such as a 200 that was never acknowledged. */
export function* tableFindings(context: TableContext): Iterable<string> {
  const { words, paint, columns } = context;
  const findings = context.result.findings.filter(({ kind, severity }) => kind === 'also' && severity !== 'info');
  if (findings.length === 0) return;
  yield `\n${paint('bold', words.heading.also)}\n`;
  for (const finding of findings.slice(0, MOST_TOLD)) {
    const text = `${subjectText(finding, context)}: ${escapeTerminal(finding.summary ?? finding.title)}`;
    const lines = wrap(text, columns - 2);
    for (const line of lines) yield `  ${line}\n`;
    for (const line of wrap(escapeTerminal(finding.advice), columns - 4)) yield `    ${paint('dim', line)}\n`;
    const { ignored, calls } = finding;
    if (ignored !== undefined)
      for (const line of wrap(knownText(context, ignored, calls), columns - 4)) yield `    ${paint('dim', line)}\n`;
    const [first] = finding.examples;
    const example =
      finding.subject !== undefined || first === undefined ? null : callExample(first, context.result.calls);
    if (example !== null) yield `    ${paint('dim', example)}\n`;
  }
}

/** `3 calls`, `1 registration`, `10.0.0.2 12:00:05 … 12:04:35`. */
function subjectText(
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
