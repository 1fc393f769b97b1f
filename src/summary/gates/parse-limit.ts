import { quoted, refusal } from '../conditions/refusal.ts';
import type { Limit, Measure } from './gate.ts';

/** Digits enough for anything that is measured, and few enough to be told exactly. */
const LIMIT = /^(\d{1,12}(?:\.\d{1,9})?|\.\d{1,9})\s*(%|s|ms)?$/i;

/** Reads the number that a measure is held against. @throws TraceError E_USAGE when it is none, or none of that measure */
export function parseLimit(text: string, measure: Measure): Limit {
  const [, typed = '', unitText = ''] = LIMIT.exec(text) ?? [];
  if (typed === '')
    throw refusal(`${text === '' ? 'nothing' : quoted(text)} where a number should stand, as in ${example(measure)}.`);
  const digits = typed.startsWith('.') ? `0${typed}` : typed;
  const unit = unitText.toLowerCase() as Limit['unit'];
  // Shifted in the text: a hundredth of 0.7 is not 0.007, and 7 of 1,000 calls are.
  const number = Number(unit === '%' ? `${digits}e-2` : unit === 'ms' ? `${digits}e-3` : digits);
  refuseMisfit(measure, { digits, unit, number });
  return { digits, unit, number };
}

function refuseMisfit(measure: Measure, { digits, unit, number }: Limit): void {
  const text = quoted(`${digits}${unit}`);
  if (measure.kind === 'ratio' || measure.kind === 'share') {
    if (unit === 's' || unit === 'ms') throw refusal(`${text} is a time, and this is a share: ${example(measure)}.`);
    if (number > 1 && unit === '%') throw refusal(`${text} is more than there can be: a share ends at 100%.`);
    if (number > 1)
      throw refusal(`${text} is more than there can be: ${digits}% is meant? A share without % ends at 1.`);
  } else if (measure.kind === 'delay') {
    if (unit === '%') throw refusal(`${text} is a share, and this is a time: ${example(measure)}.`);
  } else if (unit !== '') throw refusal(`${text} has a unit, and this is a number: ${example(measure)}.`);
}

function example({ kind }: Measure): string {
  if (kind === 'ratio' || kind === 'share') return '95% or 0.95';
  return kind === 'delay' ? '6s or 250ms' : '10';
}
