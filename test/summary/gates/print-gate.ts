import { printWhere } from '../../../src/summary/conditions/print-where.ts';
import type { Gate, Measure } from '../../../src/summary/gates/gate.ts';
import { printSubject } from '../../../src/summary/gates/parse-subject.ts';

/** A gate as one way of writing it: what is the same prints the same. */
export function printGate({ measure, operator, limit, where }: Gate): string {
  const bad = `${printMeasure(measure)}${operator}${limit.digits}${limit.unit}`;
  return where.length === 0 ? bad : `${bad} where ${printWhere(where)}`;
}

function printMeasure(measure: Measure): string {
  switch (measure.kind) {
    case 'calls':
      return 'calls';
    case 'ratio':
    case 'total':
      return measure.name;
    case 'delay':
      return `${measure.figure}(${measure.name})`;
    case 'share':
    case 'count':
      return `${measure.kind}(${printSubject(measure.subject)})`;
  }
}
