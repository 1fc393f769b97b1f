import { describe, expect, it } from 'vitest';
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
});
