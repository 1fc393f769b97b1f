import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import { TraceError } from '../../src/errors.ts';
import type { Result } from '../../src/result.ts';
import type { ResponseRecord } from '../../src/response-record.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const captures = readdirSync(FIXTURES)
  .filter((name) => /\.pcap/.test(name))
  .map((name) => readFileSync(join(FIXTURES, name)));

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The result of a stream of bytes; null when it is no capture at all. */
async function analyzeBytes(bytes: Uint8Array, onResponse?: (record: ResponseRecord) => void): Promise<Result | null> {
  try {
    return await analyze({ inputs: ['-'], standardInput: inPieces(bytes, 1000), onResponse });
  } catch (error) {
    if (error instanceof TraceError && error.code === 'E_FORMAT_UNKNOWN') return null;
    throw error;
  }
}

function expectSums({ totals, outcomes, calls, responses, failures }: Result): void {
  expect(totals.messages).toBe(totals.requests + totals.responses);
  expect(responses.reduce((sum, row) => sum + row.count, 0)).toBe(totals.responses);
  expect(Object.values(outcomes).reduce((sum, n) => sum + n)).toBe(totals.calls);
  expect(calls).toHaveLength(totals.calls);
  expect(failures.reduce((sum, row) => sum + row.calls, 0)).toBe(totals.calls - outcomes.answered - outcomes.unknown);
}

describe('damaged captures', () => {
  it('never stop the program, and the sums hold whatever is left', async () => {
    const damage = fc.record({
      capture: fc.constantFrom(...captures),
      flips: fc.array(fc.tuple(fc.double({ min: 0, max: 0.9999, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
        maxLength: 30,
      }),
      cut: fc.double({ min: 0, max: 1, noNaN: true }),
      junk: fc.uint8Array({ maxLength: 300 }),
      junkAt: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ capture, flips, cut, junk, junkAt }) => {
        const bytes = Buffer.from(capture);
        for (const [where, value] of flips) bytes[Math.floor(where * bytes.length)] = value;
        const middle = Math.floor(junkAt * bytes.length);
        const whole = Buffer.concat([bytes.subarray(0, middle), junk, bytes.subarray(middle)]);
        const result = await analyzeBytes(whole.subarray(0, Math.ceil(cut * whole.length)));
        if (result) expectSums(result);
      }),
      { numRuns: 300 },
    );
  });

  it('keep everything before the place where they are cut', async () => {
    const capture = readFileSync(join(FIXTURES, 'ack-missing.pcap'));
    const all: ResponseRecord[] = [];
    await analyzeBytes(capture, (record) => all.push(record));
    expect(all.length).toBeGreaterThan(10);
    for (let end = 24; end < capture.length; end += 97) {
      const seen: ResponseRecord[] = [];
      const result = (await analyzeBytes(capture.subarray(0, end), (record) => seen.push(record)))!;
      expect(seen).toEqual(all.slice(0, seen.length));
      expect(seen).toEqual(all.filter((record) => record.frame! <= result.inputs[0]!.packets!));
    }
  });
});
