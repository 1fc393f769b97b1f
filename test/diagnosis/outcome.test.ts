import { describe, expect, it } from 'vitest';
import { play } from '../calls/play.ts';

const outcomes = async (script: string, until?: number): Promise<string[]> => {
  const { calls } = await play(script, until === undefined ? {} : { until });
  return calls.map((c) => `${c.outcome} ${c.finalCode} ${c.fault}`);
};

describe('outcome of a call', () => {
  it('is decided by the final response', async () => {
    const final = (code: string): string => `
      0.0 1>2 INVITE 1 a
      0.1 2>1 ${code} 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`;
    expect(await outcomes(final('200'))).toEqual(['answered 200 none']);
    expect(await outcomes(final('486'))).toEqual(['busy 486 callee']);
    expect(await outcomes(final('600'))).toEqual(['busy 600 callee']);
    expect(await outcomes(final('603'))).toEqual(['declined 603 callee']);
    expect(await outcomes(final('607'))).toEqual(['declined 607 callee']);
    expect(await outcomes(final('302'))).toEqual(['redirected 302 none']);
    expect(await outcomes(final('404'))).toEqual(['failed 404 network']);
    expect(await outcomes(final('480'))).toEqual(['failed 480 network']);
    expect(await outcomes(final('408'))).toEqual(['failed 408 network']);
    expect(await outcomes(final('487'))).toEqual(['cancelled 487 caller']);
    expect(await outcomes(final('699'))).toEqual(['failed 699 network']);
  });

  it('takes 480 and 408 after ringing for no answer', async () => {
    const script = (code: number): string => `
      0.0 1>2 INVITE 1 a
      0.1 2>1 180 1 INVITE a to=t
      20  2>1 ${code} 1 INVITE a to=t`;
    expect(await outcomes(script(480))).toEqual(['no-answer 480 callee']);
    expect(await outcomes(script(408))).toEqual(['no-answer 408 callee']);
  });

  it('believes a Q.850 cause of the network over a code that blames the callee', async () => {
    const { calls } = await play(`
      0.0 1>2 INVITE 1 a
      0.1 2>1 183 1 INVITE a to=t | Reason: Q.850;cause=34;text="No circuit"
      2.0 2>1 480 1 INVITE a to=t | Reason: Q.850;cause=31`);
    expect(calls[0]).toMatchObject({ outcome: 'failed', fault: 'network', finalCode: 480 });
    expect(calls[0]!.meaning).toContain('Q.850 34');
  });

  it('takes 603 for a refusal by the network when phrase or Reason says so', async () => {
    expect(
      await outcomes(`
      0.0 1>2 INVITE 1 a
      0.1 2>1 603 1 INVITE a to=t | Reason: SIP;cause=603;text="Network Blocked"`),
    ).toEqual(['failed 603 network']);
  });

  it('counts a challenge that is answered as no failure', async () => {
    const { calls, failures } = await play(`
      0.0 1>2 INVITE 1 a
      0.1 2>1 407 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t
      0.3 1>2 INVITE 2 b auth
      0.4 2>1 200 2 INVITE b to=u
      0.5 1>2 ACK 2 c to=u`);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ outcome: 'answered', finalCode: 200, attempts: 2 });
    expect(calls[0]!.responses.map((r) => `${r.code} ${r.role}`)).toEqual(['407 challenge', '200 final']);
    expect(failures).toEqual([]);
  });

  it('tells a challenge never answered from credentials refused', async () => {
    const challenge = `
      0.0 1>2 INVITE 1 a
      0.1 2>1 401 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`;
    expect(await outcomes(challenge)).toEqual(['challenged 401 caller']);
    const again = `${challenge}
      0.3 1>2 INVITE 2 b auth
      0.4 2>1 401 2 INVITE b to=u`;
    expect(await outcomes(again)).toEqual(['failed 401 network']);
    const { calls } = await play(again);
    expect(calls[0]!.responses.map((r) => `${r.code} ${r.role}`)).toEqual(['401 challenge', '401 final']);
  });

  it('follows a redirect inside the call', async () => {
    const { calls } = await play(`
      0.0 1>2 INVITE 1 a
      0.1 2>1 302 1 INVITE a to=t
      0.2 1>3 INVITE 2 b
      0.3 3>1 486 2 INVITE b to=u`);
    expect(calls.map((c) => [c.outcome, c.attempts, c.callee])).toEqual([['busy', 2, '10.0.0.3:5060']]);
    expect(calls[0]!.responses.map((r) => r.role)).toEqual(['redirect', 'final']);
  });

  it('calls a cancelled call cancelled, whatever code ends it after the CANCEL', async () => {
    const script = (code: number): string => `
      0.0 1>2 INVITE 1 a
      0.1 2>1 180 1 INVITE a to=t
      5.0 1>2 CANCEL 1 a
      5.1 2>1 200 1 CANCEL a
      5.2 2>1 ${code} 1 INVITE a to=t`;
    expect(await outcomes(script(487))).toEqual(['cancelled 487 caller']);
    expect(await outcomes(script(408))).toEqual(['cancelled 408 caller']);
    // RFC 3261 9.1: the 2xx that crosses the CANCEL wins.
    expect(await outcomes(script(200))).toEqual(['answered 200 none']);
  });

  it("takes a CANCEL whose Reason says 'no answer' for the ring timer", async () => {
    expect(
      await outcomes(`
      0.0 1>2 INVITE 1 a
      0.1 2>1 180 1 INVITE a to=t
      20  1>2 CANCEL 1 a | Reason: Q.850;cause=19;text="No answer"
      20.2 2>1 487 1 INVITE a to=t`),
    ).toEqual(['no-answer 487 callee']);
  });

  it('takes 487 after three minutes of ringing for the ring timer of a proxy', async () => {
    expect(
      await outcomes(`
      0.0 1>2 INVITE 1 a
      0.1 2>1 180 1 INVITE a to=t
      180 2>1 487 1 INVITE a to=t`),
    ).toEqual(['no-answer 487 callee']);
  });

  describe('without a final response', () => {
    it('is a timeout when the sender gave up', async () => {
      const sends = [0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5].map((t) => `${t} 1>2 INVITE 1 a`);
      expect(await outcomes(sends.join('\n'))).toEqual(['timeout null network']);
      expect(await outcomes(sends.slice(0, 4).join('\n'))).toEqual(['unknown null unknown']);
      expect(await outcomes(sends.slice(0, 4).join('\n'), 33)).toEqual(['timeout null network']);
    });

    it('is a timeout when only 100 came and Timer C has run out, no answer when it rang', async () => {
      const script = (code: number): string => `
        0.0 1>2 INVITE 1 a
        0.1 2>1 ${code} 1 INVITE a to=t`;
      expect(await outcomes(script(100), 170)).toEqual(['unknown null unknown']);
      expect(await outcomes(script(100), 181)).toEqual(['timeout null network']);
      expect(await outcomes(script(180), 181)).toEqual(['no-answer null callee']);
    });

    it('is answered when an ACK of its own or a BYE shows that there was a 2xx', async () => {
      expect(
        await outcomes(`
        0.0 1>2 INVITE 1 a
        1.0 1>2 ACK 1 b to=t
        9.0 1>2 BYE 2 c to=t
        9.1 2>1 200 2 BYE c to=t`),
      ).toEqual(['answered null none']);
    });

    it('is unknown when the INVITE is not in the capture, whatever else is', async () => {
      expect(await outcomes('0 2>1 503 1 INVITE a to=t')).toEqual(['unknown null unknown']);
      expect(await outcomes('0 1>2 BYE 2 c to=t')).toEqual(['unknown null unknown']);
    });
  });

  it('is not rewritten by what happens in the dialog', async () => {
    const { calls } = await play(`
      0 1>2 INVITE 1 a
      1 2>1 200 1 INVITE a to=t
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 c to=t
      5.1 2>1 488 2 INVITE c to=t
      5.2 1>2 ACK 2 c to=t
      9 1>2 BYE 3 d to=t
      9.1 2>1 200 3 BYE d to=t`);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ outcome: 'answered', finalCode: 200, attempts: 1 });
    expect(calls[0]!.responses.map((r) => `${r.code} ${r.method} ${r.role}`)).toEqual([
      '200 INVITE final',
      '488 INVITE mid-call',
      '200 BYE teardown',
    ]);
    expect(calls[0]!.timing).toEqual({ postDialDelay: 1, ringing: null, setup: 1, duration: 8 });
  });
});

describe('hops and forks', () => {
  it('takes what the caller got at the hop with the fewest Vias, and keeps what the far end said', async () => {
    const { calls, totals } = await play(`
      0.0 1>2 INVITE 1 a
      0.1 2>3 INVITE 1 b,a
      0.2 3>2 503 1 INVITE b,a to=t
      0.3 2>3 ACK 1 b to=t
      0.4 2>1 500 1 INVITE a to=t
      0.5 1>2 ACK 1 a to=t`);
    expect(totals).toMatchObject({ calls: 1, retransmissions: 0, duplicates: 0 });
    expect(calls[0]).toMatchObject({
      outcome: 'failed',
      finalCode: 500,
      originCode: 503,
      caller: '10.0.0.1:5060',
      callee: '10.0.0.3:5060',
    });
  });

  it('counts the same response at two hops once', async () => {
    const { calls } = await play(`
      0.0 1>2 INVITE 1 a
      0.1 2>3 INVITE 1 b,a
      0.2 3>2 180 1 INVITE b,a to=t
      0.3 2>1 180 1 INVITE a to=t
      0.4 3>2 486 1 INVITE b,a to=t
      0.5 2>1 486 1 INVITE a to=t`);
    expect(calls[0]!.responses.map((r) => [r.code, r.count, r.retransmissions])).toEqual([
      [180, 1, 0],
      [486, 1, 0],
    ]);
  });

  it('keeps hops apart when a proxy reuses the branch', async () => {
    const { calls, totals } = await play(`
      0.0 1>2 INVITE 1 a
      0.1 2>3 INVITE 1 a,a
      0.2 3>2 603 1 INVITE a,a to=t
      0.3 2>1 603 1 INVITE a to=t`);
    expect(totals.retransmissions).toBe(0);
    expect(calls[0]).toMatchObject({ outcome: 'declined', caller: '10.0.0.1:5060', callee: '10.0.0.3:5060' });
  });

  it('is answered when one branch of a fork is', async () => {
    const { calls } = await play(`
      0.0 2>3 INVITE 1 b,a
      0.0 2>4 INVITE 1 c,a
      0.2 3>2 180 1 INVITE b,a to=t
      0.2 4>2 180 1 INVITE c,a to=u
      3.0 4>2 200 1 INVITE c,a to=u
      3.1 2>3 CANCEL 1 b
      3.2 3>2 487 1 INVITE b,a to=t`);
    expect(calls.map((c) => [c.outcome, c.finalCode])).toEqual([['answered', 200]]);
    expect(calls[0]!.responses.find((r) => r.code === 180)!.count).toBe(2);
  });

  it('takes the best response of parallel branches and the last of serial ones', async () => {
    const parallel = `
      0.0 2>3 INVITE 1 b,a
      0.0 2>4 INVITE 1 c,a
      1.0 3>2 486 1 INVITE b,a to=t
      2.0 4>2 503 1 INVITE c,a to=u`;
    expect(await outcomes(parallel)).toEqual(['busy 486 callee']);
    const serial = `
      0.0 2>3 INVITE 1 b,a
      1.0 3>2 486 1 INVITE b,a to=t
      1.1 2>4 INVITE 1 c,a
      2.0 4>2 503 1 INVITE c,a to=u`;
    expect(await outcomes(serial)).toEqual(['failed 503 network']);
  });
});

describe('the meaning of a code is not told where the history makes it untrue', () => {
  it.each([
    ['0.3 1>2 INVITE 2 b auth\n0.4 2>1 401 2 INVITE b to=u', /Credentials were sent and not accepted/],
    ['0.3 1>2 INVITE 2 b auth\n9 1>2 CANCEL 2 b\n9.1 2>1 408 2 INVITE b to=u', /The caller gave up/],
    ['0.3 1>2 INVITE 2 b auth\n1 2>1 180 2 INVITE b to=u\n181 2>1 487 2 INVITE b to=u', /until the ring timer/],
    ['', /asks for credentials/],
  ])('%s', async (script, meaning) => {
    const { calls, failures } = await play(`
      0.0 1>2 INVITE 1 a
      0.1 2>1 401 1 INVITE a to=t
      ${script}`);
    expect(calls[0]!.meaning).toMatch(meaning);
    expect(failures[0]!.meaning).toBe(calls[0]!.meaning);
  });
});

describe('responses of broken stacks', () => {
  it('takes the first final response: a later one comes to a completed transaction', async () => {
    expect(
      await outcomes(`
      0.0 1>2 INVITE 1 a
      0.1 2>1 500 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t
      0.3 2>1 478 1 INVITE a to=u`),
    ).toEqual(['failed 500 network']);
  });

  it('finds the transaction of a response that lost its Vias', async () => {
    const { calls } = await play(`
      0.0 1>2 INVITE 1 a
      0.1 2>3 INVITE 1 b,a
      1.0 3>2 486 1 INVITE b,a to=t
      1.1 2>1 486 1 INVITE - to=t`);
    expect(calls.map((c) => [c.outcome, c.finalCode, c.messages])).toEqual([['busy', 486, 4]]);
  });
});
