import type { LadderReport } from '../ladder.ts';
import { jsonText } from './json-text.ts';

/** All ladders as one JSON object; one line a ladder, so that two runs can be compared with `diff`. */
export function* renderLadderJson(report: LadderReport): Iterable<string> {
  const { schemaVersion, generator, language, inputs, notShown, ladders } = report;
  const head = Object.entries({ schemaVersion, generator, language, inputs, notShown });
  yield `{\n${head.map(([key, value]) => `"${key}": ${jsonText(value)},\n`).join('')}"ladders": [`;
  for (const [i, ladder] of ladders.entries()) yield `${i === 0 ? '\n' : ',\n'}${jsonText(ladder)}`;
  yield ladders.length === 0 ? ']\n}\n' : '\n]\n}\n';
}
