import { fill } from '../../codes/texts.ts';
import { words } from '../../codes/words.ts';
import type { GateResult, Language, Result } from '../../result.ts';
import { HOLDS } from '../gates/gate-run.ts';
import { expressionText, type GateSpec } from '../gates/gate-spec.ts';
import { parseGate } from '../gates/parse-gate.ts';
import { expressionOf, refusal } from '../conditions/refusal.ts';
import { reportReading } from './report-reading.ts';

/**
 * Judges gates by the figures of a report that was written, which has no calls to choose from.
 * @throws TraceError E_USAGE for an expression that means nothing, or has a `where`
 */
export function judgeReport(
  specs: readonly GateSpec[],
  report: Result,
  { language, minCalls = 0 }: { language: Language; minCalls?: number | undefined },
): GateResult[] {
  const say = words(language);
  return specs.map(({ expression, level, reason }): GateResult => {
    const source = level === 'error' ? '--fail-on' : '--warn-on';
    const gate = parseGate(expression, source);
    if (gate.where.length > 0)
      expressionOf(source, expression, () => {
        throw refusal('a report has no calls to choose from: leave out where, or give it when the report is made.');
      });
    const reading = reportReading(gate.measure, report);
    const head = { expression: expressionText({ expression }), level };
    const none = { value: null, numerator: null, denominator: null };
    if (reading === null) return { ...head, status: 'skipped', ...none, reason: say.comparison.notInReport };
    const { value, denominator } = reading;
    if (value === null) return { ...head, status: 'skipped', ...reading, reason: say.gate.nothing };
    if (denominator !== null && denominator < minCalls) {
      const tooFew = fill(say.gate.tooFew, { count: denominator, least: minCalls });
      return { ...head, status: 'skipped', ...reading, reason: tooFew };
    }
    const isBad = HOLDS[gate.operator](value, gate.limit.number);
    return { ...head, status: isBad ? 'fail' : 'pass', ...reading, reason };
  });
}
