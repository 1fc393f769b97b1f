import { expect, it } from 'vitest';
import { renderJson } from '../../src/report/json.ts';
import { renderNdjson } from '../../src/report/ndjson.ts';
import type { RenderOptions } from '../../src/report/renderer.ts';
import type { Result } from '../../src/result.ts';
import { hostileResult } from './case-samples.ts';
import { PLAIN } from './render-options.ts';

it.each([
  ['all', Number.POSITIVE_INFINITY],
  ['failed', 4],
  ['none', 4],
] as const)('has a line for each call of the JSON, the same object (%s, at most %d)', (calls, limit) => {
  const options: RenderOptions = { ...PLAIN, calls, limit };
  const pieces = [...renderNdjson(hostileResult(), options)];
  const { calls: expected } = JSON.parse([...renderJson(hostileResult(), options)].join('')) as Result;
  expect(pieces.map((piece) => JSON.parse(piece) as unknown)).toEqual(expected);
  for (const piece of pieces) expect(piece.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  expect(pieces.every((piece) => piece.endsWith('}\n'))).toBe(true);
});
