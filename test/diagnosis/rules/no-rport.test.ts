import { describe, expect, it } from 'vitest';
import { play } from '../../calls/play.ts';
import { find, frames } from './find.ts';

const invite = (at: number, via = '192.168.1.5:5060'): string => `${at} g1:40000>g2 INVITE 1 a via=${via}`;

describe('no-rport', () => {
  it('fires when the caller sends on after a response to the port in its Via', async () => {
    const { 'no-rport': finding } = await find(`
      ${invite(0)}
      0.1 g2>g1 100 1 INVITE a
      ${invite(0.5)}
      0.6 g2>g1 100 1 INVITE a
      ${invite(1.5)}`);
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe(
      'The INVITE came from port 40000 of 203.0.113.1 without rport, the 100 went to port 5060 as its Via says, and the INVITE was sent 3 times all the same.',
    );
    expect(frames(finding)).toEqual([1, 2]);
  });

  it('fires when a refusal is sent again and again', async () => {
    const { 'no-rport': finding } = await find(`
      ${invite(0)}
      0.1 g2>g1 404 1 INVITE a to=t
      0.6 g2>g1 404 1 INVITE a to=t
      1.6 g2>g1 404 1 INVITE a to=t`);
    expect(finding!.summary).toContain('it was sent 3 times without an ACK');
  });

  it('stays silent when the caller hears at that port, has rport, or is answered at its own', async () => {
    expect(
      await find(`${invite(0)}
        0.1 g2>g1 404 1 INVITE a to=t
        0.6 g2>g1 404 1 INVITE a to=t
        0.7 g1:40000>g2 ACK 1 a to=t`),
    ).not.toHaveProperty('no-rport');
    const withRport = '192.168.1.5:5060;rport';
    expect(
      await find(`${invite(0, withRport)}\n0.1 g2>g1 100 1 INVITE a\n${invite(0.5, withRport)}`),
    ).not.toHaveProperty('no-rport');
    expect(await find(`${invite(0)}\n0.1 g2>g1:40000 100 1 INVITE a\n${invite(0.5)}`)).not.toHaveProperty('no-rport');
  });

  it('fires where the INVITE was captured on both sides of the NAT, and takes the answer that the caller did not hear', async () => {
    const inside = (at: number): string => `${at} 5>g2 INVITE 1 a via=10.0.0.5:5060`;
    const outside = (at: number): string => `${at} g1:40000>g2 INVITE 1 a via=10.0.0.5:5060`;
    const script = `
      ${inside(0)}
      ${outside(0.001)}
      0.01 g2>g1 100 1 INVITE a
      0.02 g2>g3 INVITE 1 b,a
      0.03 g3>g2 180 1 INVITE b,a to=t
      ${inside(0.5)}
      ${outside(0.501)}
      ${inside(1.5)}
      ${outside(1.501)}
      20 g2>g3 CANCEL 1 b
      20.1 g3>g2 487 1 INVITE b,a to=t
      20.2 g2>g1 408 1 INVITE a to=u`;
    const { calls } = await play(script, { until: 60 });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ finalCode: 408, decidedBy: { address: '203.0.113.2:5060' } });
    const { 'no-rport': finding } = await find(script, { until: 60 });
    expect(frames(finding)).toEqual([2, 3]);
  });

  it('does not take another request with as many Vias for the same one', async () => {
    const { calls } = await play(
      `0 5>g2 INVITE 1 a
       0.1 g1>g2 INVITE 1 z
       0.2 g2>g3 INVITE 1 b,a
       0.3 g2>g1 404 1 INVITE z to=u
       0.4 g3>g2 486 1 INVITE b,a to=t`,
      { until: 60 },
    );
    expect(calls[0]).toMatchObject({ outcome: 'busy', finalCode: 486 });
  });
});
