import type { DiffReport } from '../../result.ts';
import { jsonText } from '../json-text.ts';

const KEYS: readonly (keyof DiffReport)[] = [
  'schemaVersion',
  'generator',
  'language',
  'before',
  'after',
  'verdict',
  'rows',
  'gates',
];

/** The whole comparison as JSON: one line a key, and inside lists one line a row. */
export function* renderDiffJson(report: DiffReport): Iterable<string> {
  yield '{\n';
  for (const [i, key] of KEYS.entries()) {
    const value = report[key];
    const end = i === KEYS.length - 1 ? '\n' : ',\n';
    if (Array.isArray(value) && value.length > 0)
      yield `"${key}": [\n${value.map((row) => jsonText(row)).join(',\n')}\n]${end}`;
    else yield `"${key}": ${jsonText(value)}${end}`;
  }
  yield '}\n';
}
