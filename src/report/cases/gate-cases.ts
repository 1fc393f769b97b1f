import type { GateResult } from '../../result.ts';
import { fillTemplate } from '../fill-template.ts';
import { gateMeasured } from '../gate-text.ts';
import type { CaseContext } from './case-context.ts';
import { failingCallLines } from './failing-calls.ts';
import { callsOfGate } from './gate-calls.ts';
import type { CaseStatus, TestCase } from './test-case.ts';

/** One case a gate. Its expression is its name, for the user wrote it; a gate that only warns passes and says so. */
export function gateCases(context: CaseContext): TestCase[] {
  return context.result.gates.map((gate) => {
    const status = statusOf(gate);
    const isSaid = gate.status !== 'pass';
    return {
      name: gate.expression,
      status,
      message: isSaid ? messageOf(context, gate) : null,
      lines: () => (isSaid ? linesOf(context, gate) : []),
      duration: 0,
      data: { ...gate },
    };
  });
}

function statusOf({ status, level }: GateResult): CaseStatus {
  if (status === 'skipped') return 'skipped';
  return status === 'fail' && level === 'error' ? 'failed' : 'passed';
}

/** `share(503)>2%: 12.5 % (5 of 40 calls)`; of a skipped one why. */
function messageOf({ say, options }: CaseContext, gate: GateResult): string {
  const { expression, status, value, reason } = gate;
  if (status === 'skipped') return `${expression}: ${reason ?? say.notMeasured}`;
  return `${expression}: ${value === null ? say.notMeasured : gateMeasured(gate, options.language)}`;
}

function* linesOf(context: CaseContext, gate: GateResult): Iterable<string> {
  const { say, failed, options, result } = context;
  yield messageOf(context, gate);
  if (gate.status !== 'fail') return;
  if (gate.level === 'warning') yield say.onlyWarning;
  if (gate.reason !== null) yield fillTemplate(say.reason, { reason: gate.reason });
  const known = options.calls === 'none' ? [] : result.calls;
  yield* failingCallLines(context, callsOfGate(gate.expression, known, failed));
}
