import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { renderJson } from '../../src/report/json.ts';
import type { RenderOptions } from '../../src/report/renderer.ts';
import { reportSchema } from '../../src/report/schema.ts';
import type { Result } from '../../src/result.ts';
import { keysOutOfOrder } from './key-order.ts';
import { PLAIN } from './render-options.ts';
import { cleanResult, HOSTILE, sampleResult } from './sample-result.ts';

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(reportSchema);

function json(result: Result, options: Partial<RenderOptions> = {}): string {
  const all = { ...PLAIN, calls: 'all', limit: Number.POSITIVE_INFINITY, ...options } as const;
  return [...renderJson(result, all)].join('');
}

describe('the JSON report', () => {
  it.each([
    ['rich', sampleResult()],
    ['clean', cleanResult()],
  ])('holds the whole result, valid and in order (%s)', (_name, result) => {
    const parsed: unknown = JSON.parse(json(result));
    expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true);
    expect(parsed).toEqual(JSON.parse(JSON.stringify(result)));
    expect(keysOutOfOrder(parsed, reportSchema)).toEqual([]);
  });

  it('puts the keys of the top into the order of the contract', () => {
    const { calls, ...rest } = sampleResult();
    expect(json({ calls, ...rest })).toBe(json(sampleResult()));
  });

  it('has one line a call, and yields it alone', () => {
    const pieces = [...renderJson(sampleResult(), { ...PLAIN, calls: 'all' })];
    const calls = pieces.filter((piece) => piece.startsWith('{"callId"'));
    expect(calls).toHaveLength(14);
    for (const piece of calls) expect(piece.indexOf('\n')).toBe(piece.length - 1);
  });

  it('holds no character that a terminal would obey', () => {
    expect(json(sampleResult()).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    const parsed = JSON.parse(json(sampleResult())) as Result;
    expect(parsed.calls[13]!.finalPhrase).toBe(HOSTILE);
  });

  it('lists the calls that are asked for', () => {
    const count = (options: Partial<RenderOptions>): number =>
      (JSON.parse(json(sampleResult(), options)) as Result).calls.length;
    expect(count({ calls: 'failed' })).toBe(10);
    expect(count({ calls: 'failed', limit: 3 })).toBe(3);
    expect(count({ calls: 'none' })).toBe(0);
  });
});

describe('the JSON Schema', () => {
  type Broken = Record<string, unknown> & { calls: Record<string, unknown>[]; inputs: Record<string, unknown>[] };
  const breakages: [string, (result: Broken) => void][] = [
    ['a key at the top', (r) => (r['extra'] = 1)],
    ['a key in a call', (r) => (r.calls[0]!['extra'] = 1)],
    ['a missing key', (r) => delete r.calls[0]!['originCode']],
    ['an unknown outcome', (r) => (r.calls[0]!['outcome'] = 'lost')],
    ['a time without microseconds', (r) => (r.calls[0]!['startTime'] = '2023-11-14T22:13:20Z')],
    ['a place that is frame and line', (r) => (r.calls[0]!['first'] = { input: 0, frame: 1, line: 1 })],
    ['a code that is none', (r) => (r.calls[0]!['finalCode'] = 99)],
    [
      'the damage of a note',
      (r) => ((r.inputs[0]!['notes'] as object[])[0] = { code: 'x', count: 1, first: null, detail: '', damage: true }),
    ],
  ];
  it.each(breakages)('refuses %s', (_name, damage) => {
    const broken = JSON.parse(json(sampleResult())) as Broken;
    damage(broken);
    expect(validate(broken)).toBe(false);
  });

  it('notices a wrong order', () => {
    const parsed = JSON.parse(json(sampleResult())) as Record<string, unknown>;
    const { schemaVersion, ...rest } = parsed;
    expect(keysOutOfOrder({ ...rest, schemaVersion }, reportSchema)).toHaveLength(1);
  });
});
