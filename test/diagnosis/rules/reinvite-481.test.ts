import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const SET_UP = `
  0.0 1>2 INVITE 1 a | Contact: <sip:100@10.0.0.1> | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
  0.1 2>1 100 1 INVITE a
  0.2 2>1 180 1 INVITE a to=t
  3.0 2>1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.2> | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
  3.1 1>2 ACK 1 b to=t`;

describe('reinvite-481', () => {
  it('fires when the refresh meets nobody who knows the call', async () => {
    const { 'reinvite-481': finding } = await find(`${SET_UP}
      903.0 1>2 INVITE 2 r to=t
      903.1 2>1 481 2 INVITE r to=t
      903.2 1>2 ACK 2 r to=t
      903.3 1>2 BYE 3 c to=t
      903.4 2>1 481 3 BYE c to=t`);
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '900 s after the answer 10.0.0.2 refused the re-INVITE of 10.0.0.1 with 481: it has no such call; 0.2 s later it was ended.',
    );
    expect(frames(finding)).toEqual([7, 6, 9]);
  });

  it('takes UPDATE for the same', async () => {
    const { 'reinvite-481': finding } = await find(`${SET_UP}
      903.0 2>1 UPDATE 5 r to=t
      903.1 1>2 481 5 UPDATE r to=t`);
    expect(finding!.summary).toContain('refused the UPDATE of 10.0.0.2 with 481');
  });

  it('stays silent when the call was being ended, and when a later one worked', async () => {
    expect(
      await rulesOn(`${SET_UP}
      50.00 2>1 BYE 1 c to=t
      50.01 1>2 INVITE 2 r to=t
      50.02 1>2 200 1 BYE c to=t
      50.03 2>1 481 2 INVITE r to=t`),
    ).not.toContain('reinvite-481');
    expect(
      await rulesOn(`${SET_UP}
      50.0 1>2 INVITE 2 r to=t
      50.1 2>1 481 2 INVITE r to=t
      50.2 1>2 ACK 2 r to=t
      51.0 1>2 INVITE 3 s to=t
      51.1 2>1 200 3 INVITE s to=t
      51.2 1>2 ACK 3 u to=t`),
    ).not.toContain('reinvite-481');
    expect(await find(ANSWERED)).toEqual({});
  });
});
