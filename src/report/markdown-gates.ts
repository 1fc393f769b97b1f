import type { GateResult, Result } from '../result.ts';
import { markdownCode } from './escape-markdown.ts';
import { fillTemplate } from './fill-template.ts';
import { gatesByUrgency } from './gate-order.ts';
import { gateMeasured } from './gate-text.ts';
import { calmHeading, inlineText, markdownSection } from './markdown-text.ts';
import type { TableContext } from './table-context.ts';

/** Gates listed; of those that passed fewer, for they are no news. */
const MOST_LISTED = 30;
const MOST_PASSED = 8;
const MOST_EXPRESSION = 160;
const MARKS: Record<GateResult['status'], string> = { pass: '✔', fail: '✘', skipped: '–' };

/** The mark before the verdict; none without gates. */
export function verdictMark({ gates }: Result): string {
  if (gates.length === 0) return '';
  const failed = gates.filter(({ status }) => status === 'fail');
  if (failed.some(({ level }) => level === 'error')) return `${MARKS.fail} `;
  return failed.length > 0 ? '⚠ ' : `${MARKS.pass} `;
}

/** How many gates failed, in a sentence; empty when none did. */
export function gatesFailed({ gates }: Result, { words }: TableContext): string {
  const count = gates.filter(({ status, level }) => status === 'fail' && level === 'error').length;
  if (count === 0) return '';
  return `${fillTemplate(count === 1 ? words.markdown.gateFailed : words.markdown.gatesFailed, { count })} `;
}

/** Each gate with its mark, its value and the numbers behind it. */
export function markdownGates(context: TableContext): string {
  const { words, result } = context;
  const gates = gatesByUrgency(result.gates);
  const notPassed = gates.filter(({ status }) => status !== 'pass');
  const passed = gates.slice(notPassed.length);
  const listed = [...notPassed.slice(0, MOST_LISTED), ...passed.slice(0, MOST_PASSED)];
  const lines = listed.map((gate) => gateLine(gate, context));
  const hidden = notPassed.length - Math.min(notPassed.length, MOST_LISTED);
  if (hidden > 0) lines.push(`- ${fillTemplate(words.markdown.moreGates, { more: hidden })}\n`);
  if (passed.length > MOST_PASSED)
    lines.push(`- ${fillTemplate(words.markdown.morePassed, { more: passed.length - MOST_PASSED })}\n`);
  return markdownSection(calmHeading(words.heading.gates), lines.join(''));
}

/** ``✘ `ser<95%`: 60.2% (97/161), warning`` */
function gateLine(gate: GateResult, context: TableContext): string {
  const { words } = context;
  const mark = gate.status === 'fail' && gate.level === 'warning' ? '⚠' : MARKS[gate.status];
  const value = gate.status === 'skipped' && gate.value === null ? [] : [gateMeasured(gate, context.language)];
  const says = [
    ...(gate.status === 'skipped' ? [words.gate.skipped] : []),
    ...value,
    ...(gate.level === 'warning' ? [words.gate.warning] : []),
    ...(gate.reason === null ? [] : [gate.reason]),
  ];
  const start = `- ${mark} ${markdownCode(gate.expression, MOST_EXPRESSION)}`;
  return `${start}: ${says.map(inlineText).join(' · ')}\n`;
}
