import { quoted, refusal, expressionOf } from '../conditions/refusal.ts';
import { readWhere } from '../conditions/parse-where.ts';
import { CALL_RULES } from '../conditions/vocabulary.ts';
import type { Gate, Measure, Operator } from './gate.ts';
import { parseLimit } from './parse-limit.ts';
import { parseMeasure } from './parse-measure.ts';

/** Beyond that it is no expression that anybody wrote. */
const MOST_LENGTH = 4096;
const GATE = /^([^<>=!]*)(<=|>=|==|!=|<|>|=)(.*?)(?:\s+where\b(.*))?$/is;

/**
 * Reads `METRIC OP VALUE [where KEY=VALUE and …]`: what is bad.
 * @param source where it was given, for the error
 * @throws TraceError E_USAGE in one line that quotes the expression and names what is near
 */
export function parseGate(expression: string, source: string): Gate {
  return expressionOf(source, expression, readGate);
}

function readGate(text: string): Gate {
  if (text.length > MOST_LENGTH) throw refusal(`an expression has at most ${MOST_LENGTH} characters.`);
  const [, left, sign, right = '', conditions] = GATE.exec(text.trim()) ?? [];
  if (left === undefined) throw refusal('there is no comparison in it. METRIC OP VALUE is needed, as in ser<95%.');
  const measure = parseMeasure(left.trim());
  const limit = parseLimit(right.trim(), measure);
  const where = conditions === undefined ? [] : readWhere(conditions);
  if (where.length > 0) refuseWhere(measure);
  return { measure, operator: sign === '=' ? '==' : (sign as Operator), limit, where };
}

/** Only calls have peers, codes and the rest. */
function refuseWhere(measure: Measure): void {
  if (measure.kind === 'total') throw refusal(`${quoted(measure.name)} is of the whole input and takes no where.`);
  if ((measure.kind === 'ratio' && measure.name === 'ira') || (measure.kind === 'delay' && measure.name === 'rrd'))
    throw refusal(`${quoted(measure.name)} is of registrations, and where is of calls.`);
  if (measure.kind !== 'count') return;
  const { kind, name } = measure.subject;
  if (kind === 'note') throw refusal(`notes such as ${quoted(name)} are of inputs, and where is of calls.`);
  if (kind === 'rule' && !CALL_RULES.includes(name))
    throw refusal(`${quoted(name)} is not found in single calls, and where is of calls.`);
}
