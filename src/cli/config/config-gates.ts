import type { ConfigChecks, GateSpec, PeerNames } from '../../index.ts';
import type { RawGate } from './config.ts';
import { dateProblem } from './config-date.ts';
import type { Problem } from './problem.ts';

/** The gates of a configuration, those that are off left out. @param names of peers and groups */
export function gatesOf(
  raw: readonly RawGate[],
  names: PeerNames,
  checks: ConfigChecks,
  problems: Problem[],
): GateSpec[] {
  return raw.flatMap((gate, i): GateSpec[] => {
    const { level = 'error', reason = null, until = null } = gate;
    const expression = expressionOf(gate);
    const wrong = checks.expression(expression, names);
    if (wrong !== null)
      problems.push({ path: ['gates', i, gate.expression === undefined ? 'metric' : 'expression'], message: wrong });
    problems.push(...dateProblem(['gates', i, 'until'], until));
    return level === 'off' ? [] : [{ expression, level: level === 'warn' ? 'warning' : 'error', reason, until }];
  });
}

/** `{ metric: ser, min: 95% }` is `ser<95%`, what is bad. */
function expressionOf({ expression, metric = '', where, max, min }: RawGate): string {
  if (expression !== undefined) return expression;
  const bad = max === undefined ? `${metric}<${min}` : `${metric}>${max}`;
  return where === undefined ? bad : `${bad} where ${where}`;
}
