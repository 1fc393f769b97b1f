import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('security-494', () => {
  it('names what is offered', async () => {
    const { 'security-494': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 494 1 INVITE a to=t | Security-Server: ipsec-3gpp;q=0.1, tls;q=0.2
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 494: it offers ipsec-3gpp, tls.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // 421 with sec-agree
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 421 1 INVITE a to=t | Require: sec-agree
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('security-494');
    expect(await find(ANSWERED)).toEqual({});
  });
});
