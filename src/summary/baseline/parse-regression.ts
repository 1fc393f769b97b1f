import { expressionOf, quoted, refusal } from '../conditions/refusal.ts';
import type { Measure } from '../gates/gate.ts';
import { parseMeasure } from '../gates/parse-measure.ts';

const SOURCE = '--max-regression';
/** Beyond that it is no expression that anybody wrote. */
const MOST_LENGTH = 4096;
/** The last colon parts the allowance, as a subject may have one: `count(finding:ack-missing):+0`. */
const REGRESSION = /^(.*):([^:]*)$/s;
const ALLOWANCE = /^([+-])\s*(\d{1,12}(?:\.\d{1,9})?|\.\d{1,9})\s*(pp|%|s|ms)?$/i;

/** How much worse a measure may get. */
export interface Regression {
  measure: Measure;
  /** Which way is for the worse: `+` more, `-` less. */
  direction: 1 | -1;
  /** Of what was before, or in the unit of the measure: a share of 1, seconds, a count. */
  isRelative: boolean;
  amount: number;
  /** As it was typed. */
  expression: string;
}

/**
 * Reads `METRIC:+VALUE`: `share(5xx):+1pp`, `p95(pdd):+20%`, `ser:-2pp`, `count(ack-missing):+0`.
 * @throws TraceError E_USAGE in one line that quotes the expression and names what is near
 */
export function parseRegression(expression: string): Regression {
  return expressionOf(SOURCE, expression, (text) => readRegression(text.trim(), expression));
}

function readRegression(text: string, expression: string): Regression {
  if (text.length > MOST_LENGTH) throw refusal(`an expression has at most ${MOST_LENGTH} characters.`);
  const [, left, right = ''] = REGRESSION.exec(text) ?? [];
  if (left === undefined || /\)\s*$/.test(right))
    throw refusal('there is no allowance in it. METRIC:+VALUE is needed, as in share(5xx):+1pp or ser:-2pp.');
  const measure = parseMeasure(left.trim());
  const [, sign, digits = '', unitText = ''] = ALLOWANCE.exec(right.trim()) ?? [];
  if (sign === undefined) throw refusal(`${whatIsWrong(right.trim())}, as in ${example(measure)}.`);
  const unit = unitText.toLowerCase();
  refuseMisfit(measure, digits, unit);
  return {
    measure,
    direction: sign === '+' ? 1 : -1,
    isRelative: unit === '%',
    amount: Number(
      unit === '%' || unit === 'pp' ? `${padded(digits)}e-2` : unit === 'ms' ? `${padded(digits)}e-3` : digits,
    ),
    expression,
  };
}

/** A digit before the point, so that an exponent may follow. */
function padded(digits: string): string {
  return digits.startsWith('.') ? `0${digits}` : digits;
}

function whatIsWrong(text: string): string {
  if (text === '') return 'nothing where the allowance should stand';
  if (/\bwhere\b/i.test(text)) return 'reports have no calls to choose from, so that there is no where';
  return /^[\d.]/.test(text)
    ? `${quoted(text)} has no sign: + when more is worse, - when less is`
    : `${quoted(text)} where the allowance should stand`;
}

function refuseMisfit(measure: Measure, digits: string, unit: string): void {
  const text = quoted(`${digits}${unit}`);
  const isTime = unit === 's' || unit === 'ms';
  if (measure.kind === 'ratio' || measure.kind === 'share') {
    if (isTime) throw refusal(`${text} is a time, and this is a share: ${example(measure)}.`);
    if (unit === '' && Number(digits) > 1)
      throw refusal(`${text} is more than there can be: ${digits}pp is meant? A share without unit ends at 1.`);
  } else if (measure.kind === 'delay') {
    if (unit === 'pp') throw refusal(`${text} is of shares, and this is a time: ${example(measure)}.`);
  } else if (isTime || unit === 'pp') throw refusal(`${text} has a unit, and this is a number: ${example(measure)}.`);
}

function example({ kind }: Measure): string {
  if (kind === 'ratio' || kind === 'share') return '+1pp or +20%';
  return kind === 'delay' ? '+500ms or +20%' : '+0 or +20%';
}
