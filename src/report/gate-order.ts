import type { GateResult } from '../result.ts';

/** Gates in the order in which a reader wants them: what failed, what could not be judged, what passed. */
export function gatesByUrgency(gates: readonly GateResult[]): GateResult[] {
  const urgency = ({ status, level }: GateResult): number => {
    if (status === 'fail') return level === 'error' ? 0 : 1;
    return status === 'skipped' ? 2 : 3;
  };
  return [...gates].sort((a, b) => urgency(a) - urgency(b));
}
