import type { GateResult } from '../result.ts';
import type { TableContext } from './table-context.ts';
import { percent, seconds } from './metric-numbers.ts';

/** Gates of which the value is a duration in seconds. */
const OF_DELAY = /^\s*(?:mean|max|p\d+)\s*\(/;

/** `60.2% (97/161)`, `6.41 s`, `3`: what a gate measured. */
export function gateValue({ expression, value, numerator, denominator }: GateResult, { words }: TableContext): string {
  if (value === null) return words.column.notAvailable;
  if (numerator !== null && denominator !== null) {
    const isRatio = Math.abs(value - numerator / denominator) < 1e-9;
    return `${isRatio ? `${percent(value)}%` : String(value)} (${numerator}/${denominator})`;
  }
  return OF_DELAY.test(expression) ? `${seconds(value)} s` : String(value);
}

/** Gates in the order in which a reader wants them: what failed, what could not be judged, what passed. */
export function gatesByUrgency(gates: readonly GateResult[]): GateResult[] {
  const urgency = ({ status, level }: GateResult): number => {
    if (status === 'fail') return level === 'error' ? 0 : 1;
    return status === 'skipped' ? 2 : 3;
  };
  return [...gates].sort((a, b) => urgency(a) - urgency(b));
}
