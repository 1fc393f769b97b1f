import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('method-405', () => {
  it('names what is allowed', async () => {
    const { 'method-405': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 405 1 INVITE a to=t | Allow: REGISTER, OPTIONS
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 405 to INVITE: it allows REGISTER, OPTIONS.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('is a remark inside a call', async () => {
    const { 'method-405': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5.0 1>2 MESSAGE 2 c to=t
      5.1 2>1 405 2 MESSAGE c to=t | Allow: INVITE, ACK, BYE
      20 1>2 BYE 3 d to=t
      20.1 2>1 200 3 BYE d to=t`,
    );
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 405 to MESSAGE: it allows INVITE, ACK, BYE.');
    expect(frames(finding)).toEqual([5, 4]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // OPTIONS in a call, which only asks whether somebody is there
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5.0 1>2 OPTIONS 2 c to=t
      5.1 2>1 405 2 OPTIONS c to=t
      20 1>2 BYE 3 d to=t
      20.1 2>1 200 3 BYE d to=t`,
      ),
    ).not.toHaveProperty('method-405');
    // not implemented
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 501 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('method-405');
    expect(await find(ANSWERED)).toEqual({});
  });
});
