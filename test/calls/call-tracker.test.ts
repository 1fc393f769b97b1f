import { describe, expect, it } from 'vitest';
import { play } from './play.ts';

describe('retransmissions and duplicates', () => {
  it('tells what was sent again from what was recorded again', async () => {
    const { totals, calls } = await play(`
      0.0    1>2 INVITE 1 a
      0.0001 1>2 INVITE 1 a
      0.5    1>2 INVITE 1 a
      0.5001 1>2 INVITE 1 a
      1.0    2>1 486 1 INVITE a to=t
      1.0001 2>1 486 1 INVITE a to=t
      1.5    2>1 486 1 INVITE a to=t`);
    expect(totals).toMatchObject({ messages: 7, retransmissions: 2, duplicates: 3, calls: 1 });
    expect(calls[0]).toMatchObject({ messages: 4, retransmissions: 2 });
    expect(calls[0]!.responses).toMatchObject([{ code: 486, count: 1, retransmissions: 1 }]);
  });

  it('takes the same message in two captures for one, and a retransmission in the next file for one sent again', async () => {
    const { totals } = await play(`
      0.0  1>2 INVITE 1 a
      0.02 1>2 INVITE 1 a in=1
      0.5  1>2 INVITE 1 a in=1`);
    expect(totals).toMatchObject({ retransmissions: 1, duplicates: 1 });
  });

  it('counts a provisional response with other content as another response', async () => {
    const { calls } = await play(`
      0.0 1>2 INVITE 1 a
      0.1 2>1 183 1 INVITE a to=t | RSeq: 1
      0.6 2>1 183 1 INVITE a to=t | RSeq: 1
      0.9 2>1 183 1 INVITE a to=t | RSeq: 2
      1.0 2>1 200 1 INVITE a to=t`);
    expect(calls[0]!.responses.map((r) => [r.code, r.count, r.retransmissions])).toEqual([
      [183, 2, 1],
      [200, 1, 0],
    ]);
  });
});

describe('one call or two', () => {
  it('makes a reused Call-ID with another From-tag another call', async () => {
    const { calls } = await play(`
      0 1>2 INVITE 1 a from=x
      1 2>1 486 1 INVITE a from=x to=t
      9 1>2 INVITE 1 b from=y
      10 2>1 200 1 INVITE b from=y to=u`);
    expect(calls.map((c) => c.outcome)).toEqual(['busy', 'answered']);
  });

  it('makes the same tags another call after the first has ended', async () => {
    const { calls } = await play(`
      0 1>2 INVITE 1 a
      1 2>1 200 1 INVITE a to=t
      5 2>1 BYE 1 b from=t to=ft
      5.1 1>2 200 1 BYE b from=t to=ft
      9 1>2 INVITE 2 c
      10 2>1 486 2 INVITE c to=u`);
    expect(calls.map((c) => c.outcome)).toEqual(['answered', 'busy']);
  });

  it('absorbs a failover inside one Call-ID and From-tag', async () => {
    const { calls } = await play(`
      0 1>2 INVITE 1 a
      1 2>1 503 1 INVITE a to=t
      1.1 1>3 INVITE 2 b
      2 3>1 200 2 INVITE b to=u`);
    expect(calls.map((c) => [c.outcome, c.attempts])).toEqual([['answered', 2]]);
    expect(calls[0]!.responses.map((r) => r.role)).toEqual(['retry', 'final']);
  });

  it('waits for a password to be typed', async () => {
    const { calls } = await play(`
      0 1>2 INVITE 1 a
      1 2>1 407 1 INVITE a to=t
      150 1>2 INVITE 2 b auth
      151 2>1 403 2 INVITE b to=u`);
    expect(calls.map((c) => [c.outcome, c.finalCode, c.attempts])).toEqual([['failed', 403, 2]]);
  });

  it('puts the requests of the callee into the call', async () => {
    const { calls, others } = await play(`
      0 1>2 INVITE 1 a
      1 2>1 200 1 INVITE a to=t
      2 2>1 INFO 7 b from=t to=ft
      2.1 1>2 200 7 INFO b from=t to=ft
      3 2>1 BYE 8 c from=t to=ft
      3.1 1>2 200 8 BYE c from=t to=ft`);
    expect(others).toEqual([]);
    expect(calls).toHaveLength(1);
    expect(calls[0]!.responses.map((r) => r.role)).toEqual(['final', 'mid-call', 'teardown']);
  });

  it('ends a call that is over, so that its Call-ID may come again much later', async () => {
    const { calls } = await play(`
      0 1>2 INVITE 1 a
      1 2>1 404 1 INVITE a to=t
      5000 1>2 INVITE 2 b
      5001 2>1 200 2 INVITE b to=u`);
    expect(calls.map((c) => c.outcome)).toEqual(['failed', 'answered']);
  });
});

describe('what is no call', () => {
  it('puts a challenged REGISTER and its retry together', async () => {
    const { registrations, totals } = await play(`
      0 1>2 REGISTER 1 a
      0.1 2>1 401 1 REGISTER a to=t
      0.2 1>2 REGISTER 2 b auth
      0.3 2>1 200 2 REGISTER b to=u
      60 1>2 REGISTER 3 c auth | Expires: 0 | Contact: *
      60.1 2>1 200 3 REGISTER c to=v`);
    expect(totals).toMatchObject({ calls: 0, registrations: 2 });
    expect(registrations.map((r) => [r.outcome, r.finalCode, r.attempts])).toEqual([
      ['ok', 200, 2],
      ['removed', 200, 1],
    ]);
    expect(registrations[0]!.responses.map((r) => r.role)).toEqual(['challenge', 'final']);
    expect(registrations[0]!.aor).toBe('sip:200@10.0.0.2');
  });

  it('judges registrations', async () => {
    const one = async (script: string, until?: number): Promise<string> =>
      (await play(script, until === undefined ? {} : { until })).registrations[0]!.outcome;
    const challenged = '0 1>2 REGISTER 1 a\n0.1 2>1 401 1 REGISTER a to=t';
    expect(await one(challenged)).toBe('challenged');
    expect(await one(`${challenged}\n1 1>2 REGISTER 2 b auth\n1.1 2>1 401 2 REGISTER b to=t`)).toBe('failed');
    expect(await one('0 1>2 REGISTER 1 a\n0.1 2>1 403 1 REGISTER a to=t')).toBe('failed');
    expect(await one('0 1>2 REGISTER 1 a', 40)).toBe('timeout');
    expect(await one('0 1>2 REGISTER 1 a', 4)).toBe('unknown');
    expect(await one('0 2>1 200 1 REGISTER a to=t')).toBe('unknown');
  });

  it('counts other transactions by method, each once however many hops saw it', async () => {
    const { others, totals } = await play(`
      0 1>2 OPTIONS 1 a id=o1
      0.1 2>3 OPTIONS 1 b,a id=o1
      0.2 3>2 200 1 OPTIONS b,a id=o1 to=t
      0.3 2>1 200 1 OPTIONS a id=o1 to=t
      1 1>2 OPTIONS 2 c id=o1
      2 1>2 FLY 1 d id=o2
      2.1 2>1 501 1 FLY d id=o2 to=t`);
    expect(totals).toMatchObject({ calls: 0, others: 3 });
    expect(others).toEqual([
      { method: 'OPTIONS', transactions: 2, responses: [{ code: 200, count: 1 }] },
      { method: 'FLY', transactions: 1, responses: [{ code: 501, count: 1 }] },
    ]);
  });
});

describe('filters', () => {
  const script = `
    0 1>2 INVITE 1 a id=x
    1 2>1 486 1 INVITE a id=x to=t
    2 1>2 INVITE 1 b id=y
    3 2>1 503 1 INVITE b id=y to=t`;

  it('keep calls by outcome, code or class, and Call-ID, all at once', async () => {
    const kept = async (filter: object): Promise<string[]> =>
      (await play(script, { filter })).calls.map((call) => call.callId);
    expect(await kept({ outcomes: ['busy', 'failed'] })).toEqual(['x', 'y']);
    expect(await kept({ codes: ['5xx'] })).toEqual(['y']);
    expect(await kept({ codes: ['486'], callIds: ['y'] })).toEqual([]);
  });

  it('count the responses of the kept calls only', async () => {
    const { responses, outcomes, totals } = await play(script, { filter: { codes: ['486'] } });
    expect(responses.map((r) => [r.code, r.count, r.methods])).toEqual([[486, 1, { INVITE: 1 }]]);
    expect(outcomes).toMatchObject({ busy: 1, failed: 0 });
    expect(totals.calls).toBe(1);
  });
});
