import type { GateResult } from '../result.ts';
import { displayWidth } from './display-width.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { gateValue } from './gate-text.ts';
import { lightTable, tableWidth, type LightRow } from './light-table.ts';
import type { Style } from './paint.ts';
import type { TableContext } from './table-context.ts';
import { wrap } from './wrap.ts';

/** Each gate with what came of it, and the numbers: what fails the run was asked for, so it stands before the rest. */
export function* tableGates(context: TableContext): Iterable<string> {
  const { words, paint, columns, result } = context;
  const { gates } = result;
  if (gates.length === 0) return;
  const width = (texts: readonly string[]): number => Math.max(...texts.map(displayWidth));
  const states = gates.map((gate) => words.gate[stateOf(gate)]);
  const values = gates.map(gateValue);
  const parts = gates.map(partText);
  const widths = [
    width([words.heading.gates, ...states]),
    width([words.gate.value, ...values]),
    width([words.gate.of, ...parts]),
  ] as const;
  const room = columns - tableWidth([widths[0], 0, widths[1], widths[2]]);
  const expressions = gates.map(({ expression }) => wrap(escapeTerminal(expression), room));
  const layout = [
    { width: widths[0] },
    { width: width(expressions.flat()) },
    { width: widths[1], align: 'right' },
    { width: widths[2], align: 'right' },
  ] as const;
  const rows: LightRow[] = [
    [paint('bold', words.heading.gates), '', paint('dim', words.gate.value), paint('dim', words.gate.of)],
  ];
  for (const [i, gate] of gates.entries()) {
    const state = paint(STYLES[stateOf(gate)], states[i] ?? '');
    rows.push([state, (expressions[i] ?? []).join('\n'), values[i] ?? '', parts[i] ?? '']);
    if (gate.reason === null) continue;
    const lines = wrap(escapeTerminal(gate.reason), columns - INDENT.length);
    for (const line of lines) rows.push({ span: INDENT + paint('dim', line) });
  }
  yield '\n';
  yield* lightTable(layout, rows, columns);
}

const INDENT = '  ';

type State = 'pass' | 'fail' | 'warning' | 'skipped';
const STYLES: Readonly<Record<State, Style>> = { pass: 'green', fail: 'red', warning: 'yellow', skipped: 'dim' };

function stateOf({ status, level }: GateResult): State {
  return status === 'fail' && level === 'warning' ? 'warning' : status;
}

/** `26/32`, `32` */
function partText({ numerator, denominator }: GateResult): string {
  if (denominator === null) return '';
  return numerator === null ? String(denominator) : `${numerator}/${denominator}`;
}
