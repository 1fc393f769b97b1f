import { callExample } from './call-example.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { findingSubject, findingsToTell } from './finding-text.ts';
import { knownText, type TableContext } from './table-context.ts';
import { wrap } from './wrap.ts';

/** What was found besides the codes, such as a 200 that was never acknowledged. */
export function* tableFindings(context: TableContext): Iterable<string> {
  const { words, paint, columns } = context;
  const findings = findingsToTell(context.result);
  if (findings.length === 0) return;
  yield `\n${paint('bold', words.heading.also)}\n`;
  for (const finding of findings) {
    const text = `${findingSubject(finding, context)}: ${escapeTerminal(finding.summary ?? finding.title)}`;
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
