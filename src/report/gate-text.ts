import { words } from '../codes/words.ts';
import type { GateResult, Language } from '../result.ts';
import { fillTemplate } from './fill-template.ts';

/** `gate failed: ser<95% is 81.2 % (26 of 32 calls)`, of a gate that failed. */
export function gateSentence(gate: GateResult, language: Language): string {
  const { gate: say } = words(language);
  const template = gate.level === 'error' ? say.failed : say.warned;
  const sentence = fillTemplate(template, { gate: gate.expression, value: gateMeasured(gate, language) });
  return gate.reason === null ? sentence : `${sentence}: ${gate.reason}`;
}

/** `81.2 % (26 of 32 calls)`, `6.3 s (of 32 calls)`, `3`. */
export function gateMeasured(gate: GateResult, language: Language): string {
  const { gate: say, noun } = words(language);
  const value = gateValue(gate);
  const { numerator, denominator } = gate;
  if (denominator === null) return value;
  const isOne = denominator === 1;
  const ofRegistrations = /^ira\b|\(rrd\)/.test(gate.expression);
  const what = ofRegistrations ? noun[isOne ? 'registration' : 'registrations'] : noun[isOne ? 'call' : 'calls'];
  return fillTemplate(numerator === null ? say.whole : say.part, {
    value,
    numerator: numerator ?? '',
    denominator,
    what,
  });
}

/** `81.2 %`, `6.3 s`, `3`, or `-` when there was nothing to measure. */
export function gateValue({ value, numerator, denominator }: GateResult): string {
  if (value === null) return '-';
  if (denominator === null) return String(value);
  if (numerator !== null) return `${percent(value)} %`;
  return `${value < 10 ? Number(value.toFixed(3)) : Number(value.toFixed(1))} s`;
}

/** As many decimals as tell a share from none and from all. */
function percent(share: number): string {
  const one = (share * 100).toFixed(1);
  const isEdge = (one === '0.0' && share > 0) || (one === '100.0' && share < 1);
  return isEdge ? (share * 100).toFixed(4) : one;
}
