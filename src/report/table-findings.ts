import { escapeTerminal } from './escape-terminal.ts';
import type { TableContext } from './table-context.ts';
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
    const noun = finding.calls === 1 ? words.noun.call : words.noun.calls;
    const lines = wrap(`${finding.calls} ${noun}: ${escapeTerminal(finding.summary ?? finding.title)}`, columns - 2);
    for (const line of lines) yield `  ${line}\n`;
    for (const line of wrap(escapeTerminal(finding.advice), columns - 4)) yield `    ${paint('dim', line)}\n`;
  }
}
