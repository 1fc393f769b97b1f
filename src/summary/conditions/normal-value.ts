import { OUTCOMES } from '../../result.ts';
import { nearMatches } from '../../util/near-matches.ts';
import { codeOrNone } from './code-name.ts';
import type { ConditionKey } from './condition.ts';
import { nearOrAll, quoted, refusal } from './refusal.ts';
import { CALL_RULES, CATEGORIES, METHODS, OTHER_RULES, TRANSPORTS } from './vocabulary.ts';

/** Digits kept of a dialled number. */
const MOST_DIGITS = 9;

/** The one way to write each value of a key. @throws TraceError E_USAGE for a value that cannot be, naming what is near */
const NORMAL: Partial<Record<ConditionKey, (text: string) => string>> = {
  destination: dialledDigits,
  transport: (text) => oneOf('transport', text.toUpperCase(), TRANSPORTS),
  code: codeOrNone,
  outcome: (text) => oneOf('outcome', text.toLowerCase(), OUTCOMES),
  category: (text) => oneOf('category', text.toLowerCase(), CATEGORIES),
  hour: hourText,
  finding: callRule,
  method: methodName,
};

/** @throws TraceError E_USAGE for a value that the key cannot have */
export function normalValue(key: ConditionKey, text: string): string {
  if (text === '') throw refusal(`'${key}' needs a value.`);
  return NORMAL[key]?.(text) ?? text;
}

function oneOf(what: string, text: string, known: readonly string[]): string {
  if (known.includes(text)) return text;
  throw refusal(`no ${what} ${quoted(text)}. ${nearOrAll(text, known)}`);
}

/** Of a rule that looks at single calls. */
export function callRule(text: string): string {
  const rule = text.toLowerCase();
  if (OTHER_RULES.includes(rule))
    throw refusal(`${quoted(text)} is not found in single calls: count(${rule}) counts it.`);
  return oneOf('rule', rule, CALL_RULES);
}

/** `+4420`, `0034`; visual separators (RFC 3966 3) and a `*` at the end change nothing. */
function dialledDigits(text: string): string {
  if (text.toLowerCase() === 'none') return 'none';
  const digits = text.replace(/\*$/, '').replace(/[-.() ]/g, '');
  if (!/^\+?\d+$/.test(digits))
    throw refusal(`destination ${quoted(text)}: the first digits of a number are needed, as in +4420, or none.`);
  if (digits.replace('+', '').length > MOST_DIGITS)
    throw refusal(`destination ${quoted(text)}: only the first ${MOST_DIGITS} digits of a number are told apart.`);
  return digits;
}

/** `19` for each day, `2026-01-15T19` for one. */
function hourText(text: string): string {
  const [, day, hour] = /^(?:(\d{4}-\d\d-\d\d)[T ])?(\d\d?)(?::00)?(?::00)?Z?$/i.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || (day !== undefined && Number.isNaN(Date.parse(day))))
    throw refusal(`hour ${quoted(text)}: an hour of UTC is needed, as in 19 or 2026-01-15T19.`);
  const two = hour.padStart(2, '0');
  return day === undefined ? two : `${day}T${two}`;
}

/** Extensions have methods of their own; a word that is nearly a known one is a mistake. */
function methodName(text: string): string {
  const name = text.toUpperCase();
  if (METHODS.includes(name)) return name;
  const hasNear =
    nearMatches(
      name.toLowerCase(),
      METHODS.map((method) => method.toLowerCase()),
    ).length > 0;
  if (hasNear || !/^[\w.!%*+`'~-]+$/.test(text))
    throw refusal(`no method ${quoted(text)}. ${nearOrAll(text, METHODS)}`);
  return text;
}
