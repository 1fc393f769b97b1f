import type { Result, ResultCall } from '../result.ts';
import { jsonText } from './json-text.ts';
import type { RenderOptions } from './renderer.ts';
import { selectCalls } from './select-calls.ts';

/** One call a line, the objects of `calls` in the JSON report. */
export function* renderNdjson(result: Result, options: RenderOptions): Iterable<string> {
  for (const call of selectCalls(result.calls, options)) yield callLine(call);
}

/** The line of one call, for who lists calls as they end. */
export function callLine(call: ResultCall): string {
  return `${jsonText(call)}\n`;
}
