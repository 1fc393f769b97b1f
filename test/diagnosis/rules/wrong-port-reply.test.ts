import { describe, expect, it } from 'vitest';
import { find, frames } from './find.ts';

describe('wrong-port-reply', () => {
  it('fires when the caller sends on after a response from another port', async () => {
    const { 'wrong-port-reply': finding } = await find(`
      0.0 g1>g2 INVITE 1 a
      0.1 g2:6000>g1 100 1 INVITE a
      0.5 g1>g2 INVITE 1 a
      1.5 g1>g2 INVITE 1 a`);
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe(
      'The INVITE went to 203.0.113.2, the 100 came from 203.0.113.2:6000, and the INVITE was sent 3 times all the same.',
    );
    expect(frames(finding)).toEqual([1, 2]);
  });

  it('fires when an answer from another address gets no ACK', async () => {
    const { 'wrong-port-reply': finding } = await find(`
      0.0 g1>g2 INVITE 1 a
      1.0 g3>g1 200 1 INVITE a to=t
      1.5 g3>g1 200 1 INVITE a to=t`);
    expect(finding).toMatchObject({ confidence: 'possible' });
    expect(finding!.summary).toContain('the 200 came from 203.0.113.3, and it was sent 2 times without an ACK');
  });

  it('stays silent when the caller heard it, and when one response came the right way', async () => {
    expect(
      await find(`0 g1>g2 INVITE 1 a
        1.0 g3>g1 200 1 INVITE a to=t
        1.5 g3>g1 200 1 INVITE a to=t
        1.6 g1>g3 ACK 1 b to=t`),
    ).not.toHaveProperty('wrong-port-reply');
    expect(
      await find(`0 g1>g2 INVITE 1 a
        0.1 g2>g1 100 1 INVITE a
        0.5 g1>g2 INVITE 1 a
        1.0 g3>g1 503 1 INVITE a to=t
        1.5 g3>g1 503 1 INVITE a to=t`),
    ).not.toHaveProperty('wrong-port-reply');
  });
});
