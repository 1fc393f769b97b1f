import { CONDITION_KEYS, type Condition, type ConditionKey, type Where } from './condition.ts';
import { normalValue } from './normal-value.ts';
import { expressionOf, nearOrAll, quoted, refusal } from './refusal.ts';

/** Conditions of one expression. */
const MOST_CONDITIONS = 16;
const KEY = /\s*([\w-]+)\s*(!=|==?)\s*/y;
/** A value with spaces, commas or quotes stands in quotes of the other kind. */
const VALUE = /"([^"]*)"|'([^']*)'|([^\s,"']+)/y;
const COMMA = /\s*,\s*/y;
const AND = /\s+and\s+/iy;
const END = /\s*$/y;

/** Reads `KEY=VALUE and KEY!=VALUE,VALUE …`. @throws TraceError E_USAGE that quotes the expression @param source where it was given */
export function parseWhere(expression: string, source: string): Where {
  return expressionOf(source, expression, readWhere);
}

/** The same without saying where it was given. */
export function readWhere(text: string): Where {
  const scanner = new Scanner(text);
  const conditions: Condition[] = [];
  for (;;) {
    conditions.push(readCondition(scanner));
    if (scanner.take(END) !== null) break;
    if (scanner.take(AND) === null) {
      const rest = quoted(scanner.rest);
      throw refusal(`${rest} stands where 'and' should; a value with spaces stands in quotes.`);
    }
    if (conditions.length === MOST_CONDITIONS) throw refusal(`more than ${MOST_CONDITIONS} conditions.`);
  }
  return conditions;
}

function readCondition(scanner: Scanner): Condition {
  const head = scanner.take(KEY);
  if (head === null) {
    const rest = scanner.rest === '' ? 'nothing' : quoted(scanner.rest);
    throw refusal(`${rest} where a condition should stand, as peer=10.0.0.2 or code!=5xx.`);
  }
  const [, word = '', operator] = head;
  const key = keyOf(word);
  const values: string[] = [];
  do {
    const value = scanner.take(VALUE);
    if (value === null) throw refusal(`'${word}' needs a value after ${operator}, as in peer=10.0.0.2.`);
    values.push(normalValue(key, value[1] ?? value[2] ?? value[3] ?? ''));
  } while (scanner.take(COMMA) !== null);
  return { key, isNegated: operator === '!=', values };
}

function keyOf(word: string): ConditionKey {
  const key = CONDITION_KEYS.find((known) => known === word.toLowerCase());
  if (key === undefined) throw refusal(`no key ${quoted(word)}. ${nearOrAll(word, CONDITION_KEYS)}`);
  return key;
}

/** Takes a text apart from its beginning. */
class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param expression sticky */
  take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at;
    const match = expression.exec(this.#text);
    if (match !== null) this.#at += match[0].length;
    return match;
  }

  get rest(): string {
    return this.#text.slice(this.#at).trim();
  }
}
