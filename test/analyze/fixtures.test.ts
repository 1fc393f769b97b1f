import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import type { ResultCall } from '../../src/result.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

interface TruthCall {
  callId: string;
  outcome: string;
  finalCode: number | null;
  originCode?: number;
  responses: number[];
  attempts: number;
  retransmissions: number;
}

const names = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.truth.json'))
  .map((name) => name.slice(0, -'.truth.json'.length));

/** The codes that the caller got to its INVITEs, sorted: a list of responses keeps rows, not the order of repeats. */
const codesOf = (call: ResultCall): number[] =>
  call.responses
    .filter((r) => r.method === 'INVITE' && r.role !== 'mid-call')
    .flatMap((r) => Array.from({ length: r.count }, () => r.code))
    .sort();

const inOrder = <T>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe('captures of real stacks, against what their scripts set out to do', () => {
  it.each(names)('%s', async (name) => {
    const truth = JSON.parse(readFileSync(join(FIXTURES, `${name}.truth.json`), 'utf8'));
    const capture = readdirSync(FIXTURES).find((file) => file.startsWith(`${name}.pcap`))!;
    const result = await analyze({ inputs: [join(FIXTURES, capture)] });

    const { messages, requests, responses, retransmissions, duplicates } = truth;
    expect(result.totals).toMatchObject({ messages, requests, responses, retransmissions, duplicates });
    expect(Object.fromEntries(result.responses.map((r) => [r.code, r.count]))).toEqual(truth.responseCodes);
    expect(inOrder(result.calls.map((c) => [c.callId, c.outcome, c.finalCode, c.attempts, c.retransmissions]))).toEqual(
      inOrder(truth.calls.map((c: TruthCall) => [c.callId, c.outcome, c.finalCode, c.attempts, c.retransmissions])),
    );
    expect(
      result.registrations.map(({ aor, outcome, finalCode, attempts }) => ({ aor, outcome, finalCode, attempts })),
    ).toEqual(
      truth.registrations.map(({ aor, outcome, finalCode, attempts }: Record<string, unknown>) => ({
        aor,
        outcome,
        finalCode,
        attempts,
      })),
    );
    expect(result.others).toEqual(truth.others);
    for (const call of truth.calls as TruthCall[]) {
      const mine = result.calls.find((c) => c.callId === call.callId && c.outcome === call.outcome)!;
      if (call.originCode !== undefined) expect(mine.originCode).toBe(call.originCode);
      // Behind a proxy the other hop has codes of its own: what the caller got must be among them.
      expect(codesOf(mine)).toEqual(expect.arrayContaining(call.responses));
    }
  });

  it('a damaged one says where, and how much was left unread', async () => {
    const { inputs } = await analyze({ inputs: [join(FIXTURES, 'truncated.pcap')] });
    expect(inputs[0]).toMatchObject({ complete: false });
    expect(inputs[0]!.notes).toMatchObject([{ code: 'capture-truncated', count: 1 }]);
    expect(inputs[0]!.notes[0]!.detail).toMatch(/byte \d+; \d+ bytes were left unread/);
  });

  it('all others are read whole and without a doubt', async () => {
    const { inputs } = await analyze({ inputs: [join(FIXTURES, '*.pcap*')] });
    expect(inputs.filter((i) => !i.complete).map((i) => i.path.split('/').at(-1))).toEqual(['truncated.pcap']);
    expect(inputs.flatMap((i) => i.notes.map((n) => n.code))).toEqual(['capture-truncated']);
  });
});
