import { expect, it } from 'vitest';
import { play } from './play.ts';

it('a provisional response with its headers in another form is the same in another input', async () => {
  const { totals, calls } = await play(`
    0.0 1>2 INVITE 1 a
    0.1 2>1 180 1 INVITE a to=t
    0.1 2>1 180 1 INVITE a to=t in=1 | Server: said only here
    0.2 2>1 183 1 INVITE a to=t | RSeq: 1
    0.2 2>1 183 1 INVITE a to=t in=1 | RSeq:   1
    0.9 2>1 486 1 INVITE a to=t
  `);
  expect(totals).toMatchObject({ messages: 6, duplicates: 2, retransmissions: 0 });
  expect(calls[0]!.responses.map(({ code, count }) => `${code} ${count}`)).toEqual(['180 1', '183 1', '486 1']);
});

it('the first known time ages nothing that was seen before it', async () => {
  const { totals, calls } = await play(`
    NaN 1>2 INVITE 1 a
    1000000 1>2 OPTIONS 1 x id=clock
    1000001 1>2 OPTIONS 1 y id=clock
    NaN 2>1 486 1 INVITE a to=t
  `);
  expect(totals.calls).toBe(1);
  expect(calls[0]).toMatchObject({ outcome: 'busy', attempts: 1 });
});

it('rings without times, too', async () => {
  const { calls } = await play(`
    NaN 1>2 INVITE 1 a
    NaN 2>1 180 1 INVITE a to=t
    NaN 2>1 480 1 INVITE a to=t
  `);
  expect(calls[0]!.outcome).toBe('no-answer');
});
