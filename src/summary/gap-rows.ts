import { fill } from '../codes/texts.ts';
import { clock } from '../diagnosis/patterns/pattern.ts';
import { registrationGap, type ExplainedCalls } from '../diagnosis/registration-gaps.ts';
import type { FindingRow, Language } from '../result.ts';
import { callIdText } from './call-id-text.ts';

/** Calls that a lapsed or removed registration explains, in one row. */
export function gapRows(explained: ExplainedCalls | null, language: Language): FindingRow[] {
  if (explained === null) return [];
  const { calls, users, codes, fromMicros, toMicros, examples } = explained;
  const { id: rule, severity, kind, reference, text } = registrationGap;
  const { title, seen, advice } = text[language];
  const values = { calls, users, codes: codes.join(', '), from: clock(fromMicros), to: clock(toMicros) };
  const summary = typeof seen === 'string' ? fill(seen, values) : title;
  return [{ rule, severity, kind, calls, title, summary, advice, reference, examples: examples.map(callIdText) }];
}
