import { describe, expect, it } from 'vitest';
import { NoteLog } from '../../src/note.ts';
import { play } from './play.ts';

const repeat = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

describe('what is kept of one Call-ID is bounded, the counts are exact', () => {
  it('many in-dialog transactions', async () => {
    const { calls } = await play(`
      0 1>2 INVITE 1 a
      1 2>1 200 1 INVITE a to=t
      ${repeat(200, (i) => `${2 + i} 1>2 INFO ${2 + i} i${i} to=t\n${2.1 + i} 2>1 200 ${2 + i} INFO i${i} to=t`)}
      300 1>2 BYE 999 z to=t
      300.1 2>1 200 999 BYE z to=t`);
    expect(calls[0]!.messages).toBe(404);
    expect(calls[0]!.responses).toMatchObject([
      { method: 'INVITE', count: 1 },
      { method: 'INFO', role: 'mid-call', count: 200 },
      { method: 'BYE', role: 'teardown', count: 1 },
    ]);
  });

  it('a keepalive with one Call-ID for days', async () => {
    const { others } = await play(
      repeat(500, (i) => `${i * 30} 1>2 OPTIONS ${i} a${i}\n${i * 30 + 0.1} 2>1 200 ${i} OPTIONS a${i} to=t`),
    );
    expect(others).toEqual([{ method: 'OPTIONS', transactions: 500, responses: [{ code: 200, count: 500 }] }]);
  });

  it('a phone that registers with one Call-ID for days', async () => {
    const { totals } = await play(
      repeat(300, (i) => `${i * 20} 1>2 REGISTER ${i} a${i}\n${i * 20 + 0.1} 2>1 200 ${i} REGISTER a${i} to=t`),
    );
    expect(totals.registrations).toBe(300);
  });

  it('calls that reuse a Call-ID again and again', async () => {
    const { totals, outcomes } = await play(
      repeat(100, (i) => `${i} 1>2 INVITE 1 a${i} from=f${i}\n${i + 0.1} 2>1 486 1 INVITE a${i} from=f${i} to=t`),
    );
    expect(totals.calls).toBe(100);
    expect(outcomes.busy).toBe(100);
  });

  it('responses without end: the final one is kept', async () => {
    const { calls } = await play(`
      0 1>2 INVITE 1 a
      ${repeat(300, (i) => `1.${100 + i} 2>1 183 1 INVITE a to=t${i}`)}
      3 2>1 503 1 INVITE a to=t`);
    expect(calls[0]).toMatchObject({ messages: 302, outcome: 'failed', finalCode: 503 });
  });

  it('branches without end', async () => {
    const { calls } = await play(repeat(300, (i) => `0.${100 + i} 1>2 INVITE 1 a${i}`));
    expect(calls).toHaveLength(1);
    expect(calls[0]!.messages).toBe(300);
  });

  it('calls in progress: those that are due soonest are judged early, and a note says so', async () => {
    const notes = new NoteLog();
    const flood = repeat(100, (i) => `${i * 0.01} 1>2 INVITE 1 a${i} id=c${i}`);
    const { totals, outcomes } = await play(flood, { maxOpen: 10, notes });
    expect(totals).toMatchObject({ messages: 100, calls: 100 });
    expect(outcomes.unknown).toBe(100);
    expect(notes.of(0)).toMatchObject([{ code: 'calls-evicted', count: 90 }]);
  });
});
