import type { Result } from '../result.ts';
import { jsonText } from './json-text.ts';
import type { RenderOptions } from './renderer.ts';
import { selectCalls } from './select-calls.ts';

/** The keys of a report in the order of the contract. */
const KEYS: readonly (keyof Result)[] = [
  'schemaVersion',
  'generator',
  'language',
  'inputs',
  'totals',
  'responses',
  'outcomes',
  'failures',
  'distributions',
  'charts',
  'metrics',
  'findings',
  'calls',
  'registrations',
  'others',
  'gates',
  'baseline',
];

/** Objects that are told one key a line. */
const LONG: ReadonlySet<keyof Result> = new Set(['distributions', 'charts', 'metrics']);

/** The whole result as JSON: one line a key, and inside lists one line a row, so that two reports can be compared with `diff`. */
export function* renderJson(result: Result, options: RenderOptions): Iterable<string> {
  yield '{\n';
  for (const [index, key] of KEYS.entries()) {
    const end = index === KEYS.length - 1 ? '\n' : ',\n';
    const value = key === 'calls' ? selectCalls(result.calls, options) : result[key];
    if (LONG.has(key)) yield* object(key, Object.entries(value as object), end);
    else yield* member(key, value, end);
  }
  yield '}\n';
}

function* object(key: string, members: readonly [string, unknown][], end: string): Iterable<string> {
  yield `"${key}": {\n`;
  for (const [i, [name, value]] of members.entries())
    yield* member(name, value, i === members.length - 1 ? '\n' : ',\n');
  yield `}${end}`;
}

function* member(key: string, value: unknown, end: string): Iterable<string> {
  if (!Array.isArray(value) || value.length === 0) yield `"${key}": ${jsonText(value)}${end}`;
  else yield* list(key, value, end);
}

function* list(key: string, rows: readonly unknown[], end: string): Iterable<string> {
  yield `"${key}": [\n`;
  for (let i = 0; i < rows.length; i++) yield `${jsonText(rows[i])}${i === rows.length - 1 ? '\n' : ',\n'}`;
  yield `]${end}`;
}
