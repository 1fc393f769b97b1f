import { gateSentence } from '../report/gate-text.ts';
import type { GateResult, Language } from '../result.ts';
import { errorLine } from './describe-error.ts';
import type { Terminal } from './terminal.ts';

/** One line on standard error for each gate that failed. Returns whether one of them fails the run. @param quiet no warnings */
export function tellGates(
  gates: readonly GateResult[],
  { language, quiet }: { language: Language; quiet: boolean },
  terminal: Terminal,
): boolean {
  const failed = gates.filter(({ status }) => status === 'fail');
  for (const gate of failed)
    if (gate.level === 'error' || !quiet) terminal.stderr.write(errorLine(gateSentence(gate, language)));
  return failsRun(gates);
}

/** Whether a gate failed that is more than a warning. */
export function failsRun(gates: readonly GateResult[]): boolean {
  return gates.some(({ status, level }) => status === 'fail' && level === 'error');
}
