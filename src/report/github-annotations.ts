import type { GateResult, Result } from '../result.ts';
import { visibleText } from './visible-text.ts';
import { NO_FAULT, failureLines } from './failure-lines.ts';
import { failureNumbers } from './failure-numbers.ts';
import { fillTemplate } from './fill-template.ts';
import { gateMeasured } from './gate-text.ts';
import { markdownContext } from './markdown-text.ts';
import type { RenderOptions } from './renderer.ts';
import type { TableContext } from './table-context.ts';

/** GitHub shows no more of a kind for each step. */
const MOST_OF_A_KIND = 10;
const MOST_TEXT = 500;

/** Workflow commands, one a line: an annotation for each failed gate, with its value and what broke most calls. */
export function githubAnnotations(result: Result, options: RenderOptions): string[] {
  const context = markdownContext(result, options);
  const failed = result.gates.filter(({ status }) => status === 'fail');
  const worst = worstFailure(context);
  return (['error', 'warning'] as const).flatMap((level) => {
    const gates = failed.filter((gate) => gate.level === level);
    // The last one that is shown tells how many are not.
    const shown = gates.length > MOST_OF_A_KIND ? gates.slice(0, MOST_OF_A_KIND - 1) : gates;
    const lines = shown.map((gate) => annotation(gate, worst, context));
    if (shown.length < gates.length)
      lines.push(
        command(
          level,
          gates[shown.length]!.expression,
          fillTemplate(context.words.markdown.moreGates, { more: gates.length - shown.length }),
        ),
      );
    return lines;
  });
}

function annotation(gate: GateResult, worst: string | null, context: TableContext): string {
  const says = [
    `${gate.expression}: ${gateMeasured(gate, context.language)}`,
    ...(gate.reason === null ? [] : [gate.reason]),
    ...(worst === null ? [] : [worst]),
  ];
  return command(gate.level, gate.expression, says.join(' · '));
}

/** `5 × No circuit/channel available (Q.850 34, told as 503), at ≥10.0.0.2`; null when no call failed. */
function worstFailure(context: TableContext): string | null {
  const rows = context.result.failures.filter(({ outcome }) => outcome !== 'unknown' && !NO_FAULT.has(outcome));
  const [line] = failureLines(context, rows);
  if (line === undefined) return null;
  const [count, , , at] = failureNumbers(context, line);
  return `${count} × ${line.title}${at === '' ? '' : `, ${context.words.label.at} ${at}`}`;
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
function command(level: GateResult['level'], title: string, message: string): string {
  return `::${level} title=${escapeProperty(visibleText(title, MOST_TEXT))}::${escapeData(visibleText(message, MOST_TEXT))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
