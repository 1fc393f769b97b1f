import { describe, expect, it } from 'vitest';
import { play } from '../calls/play.ts';

const hopOf = async (script: string, until?: number) => {
  const { calls } = await play(script, until === undefined ? {} : { until });
  const { decidedBy, originCode, changedAt } = calls[0]!;
  const { address, certainty, because } = decidedBy ?? {};
  return { at: `${certainty} ${address}`, originCode, changedAt, because };
};

/** The INVITE at two hops: 1 asks 5, which asks 2. */
const TWO_HOPS = `
  0.0 1>5 INVITE 1 a
  0.1 5>1 100 1 INVITE a
  0.2 5>2 INVITE 1 b,a`;

describe('the hop that decided', () => {
  it('is no more than at or beyond the last address captured', async () => {
    const one = '0.0 1>2 INVITE 1 a\n0.1 2>1 503 1 INVITE a to=t';
    expect(await hopOf(one)).toEqual({
      at: 'at-or-beyond 10.0.0.2:5060',
      originCode: 503,
      changedAt: null,
      because: 'It sent 503, and nothing was captured behind it.',
    });
    const passed = `${TWO_HOPS}\n1.0 2>5 503 1 INVITE b,a to=t\n1.1 5>1 503 1 INVITE a to=t`;
    expect(await hopOf(passed)).toMatchObject({ at: 'at-or-beyond 10.0.0.2:5060', originCode: 503, changedAt: null });
  });

  it('is behind who changed the code, who is told too', async () => {
    const script = `${TWO_HOPS}\n1.0 2>5 503 1 INVITE b,a to=t\n1.1 5>1 500 1 INVITE a to=u`;
    expect(await hopOf(script)).toMatchObject({
      at: 'at-or-beyond 10.0.0.2:5060',
      originCode: 503,
      changedAt: '10.0.0.5:5060',
    });
  });

  it('is found although the clocks of two inputs differ', async () => {
    const seen = (second: number) => `
      0.0 1>5 INVITE 1 a in=0
      0.2 5>2 INVITE 1 b,a in=${second}
      1.0 5>1 503 1 INVITE a to=t in=0
      1.4 2>5 503 1 INVITE b,a to=t in=${second}`;
    expect(await hopOf(seen(1))).toMatchObject({ at: 'at-or-beyond 10.0.0.2:5060' });
    // By one clock, what came to the proxy later did not decide.
    expect(await hopOf(seen(0))).toMatchObject({ at: 'certain 10.0.0.5:5060' });
  });

  it('is the proxy that heard nothing from behind and answered itself', async () => {
    expect(await hopOf(`${TWO_HOPS}\n5.0 5>1 408 1 INVITE a to=u`)).toMatchObject({
      at: 'certain 10.0.0.5:5060',
      originCode: 408,
      changedAt: null,
      because: 'It passed the INVITE on to 10.0.0.2, heard nothing, and sent 408 itself.',
    });
  });

  it('is the proxy whose ring timer ran out, not the 487 of the branch that it cancelled', async () => {
    const script = (order: string): string => `${TWO_HOPS}
      0.3 2>5 180 1 INVITE b,a to=t
      0.4 5>1 180 1 INVITE a to=t
      ${order}`;
    const expected = { at: 'certain 10.0.0.5:5060', originCode: 408, changedAt: null };
    const late = '15 5>1 408 1 INVITE a to=u\n15.1 5>2 CANCEL 1 b\n15.2 2>5 487 1 INVITE b,a to=t';
    const early = '15 5>2 CANCEL 1 b\n15.2 2>5 487 1 INVITE b,a to=t\n15.3 5>1 408 1 INVITE a to=u';
    expect(await hopOf(script(late))).toMatchObject(expected);
    expect(await hopOf(script(early))).toMatchObject(expected);
  });

  it('is not the proxy for a code that it does not make up: the answer from behind was not captured', async () => {
    expect(await hopOf(`${TWO_HOPS}\n5.0 5>1 486 1 INVITE a to=u`)).toMatchObject({
      at: 'at-or-beyond 10.0.0.5:5060',
      originCode: 486,
      because: expect.stringContaining('not captured'),
    });
  });

  it('is the branch whose response came back', async () => {
    const script = `${TWO_HOPS}
      0.3 5>3 INVITE 1 c,a
      1.0 2>5 486 1 INVITE b,a to=t
      1.1 3>5 404 1 INVITE c,a to=v
      1.2 5>1 404 1 INVITE a to=v`;
    expect(await hopOf(script)).toMatchObject({ at: 'at-or-beyond 10.0.0.3:5060', originCode: 404, changedAt: null });
  });

  it('is where the INVITE went last when no response came', async () => {
    const never = { originCode: null, changedAt: null, because: expect.stringContaining('never answered') };
    expect(await hopOf('0.0 1>2 INVITE 1 a', 60)).toMatchObject({ at: 'at-or-beyond 10.0.0.2:5060', ...never });
    expect(await hopOf(TWO_HOPS, 300)).toMatchObject({ at: 'at-or-beyond 10.0.0.2:5060', ...never });
    const behind = `${TWO_HOPS}\n0.5 2>5 503 1 INVITE b,a to=t`;
    expect(await hopOf(behind, 300)).toMatchObject({ at: 'likely 10.0.0.5:5060' });
  });

  it('is whom the Warning header names by its address, if that is not who passed it on', async () => {
    const refused = (agent: string): string => `
      0.0 1>2 INVITE 1 a
      0.1 2>1 488 1 INVITE a to=t | Warning: 304 ${agent} "x"`;
    expect(await hopOf(refused('10.0.0.2:5060'))).toMatchObject({ at: 'likely 10.0.0.2:5060' });
    expect(await hopOf(refused('192.0.2.7'))).toMatchObject({ at: 'likely 192.0.2.7' });
    // Names may mean any host; what a server calls itself at home, and the caller's own side, say nothing.
    for (const agent of ['gw', 'carrier.example', '127.0.0.1', '10.0.0.1', '999.1.1.1'])
      expect(await hopOf(refused(agent))).toMatchObject({ at: 'at-or-beyond 10.0.0.2:5060' });
  });

  it('tells what speaks for a place behind', async () => {
    const rang = '0.0 1>2 INVITE 1 a\n0.1 2>1 180 1 INVITE a to=t\n3 2>1 480 1 INVITE a to=';
    expect((await hopOf(`${rang}t`)).because).toContain('To tag of its 18x');
    expect((await hopOf(`${rang}u`)).because).not.toContain('To tag');
    const slow = '0.0 1>2 INVITE 1 a\n0.1 2>1 100 1 INVITE a\n4 2>1 480 1 INVITE a to=t';
    expect((await hopOf(slow)).because).toContain('after 4.0 s');
  });

  it('is nobody when the caller gave up', async () => {
    const script = `
      0.0 1>2 INVITE 1 a
      0.1 2>1 180 1 INVITE a to=t
      2.0 1>2 CANCEL 1 a
      2.1 2>1 487 1 INVITE a to=t`;
    expect(await hopOf(script)).toMatchObject({ at: 'undefined undefined', originCode: 487, changedAt: null });
    expect((await play(script)).distributions.byHop).toEqual([]);
  });
});
