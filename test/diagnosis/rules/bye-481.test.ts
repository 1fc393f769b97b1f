import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const SET_UP = `
  0.0 1>2 INVITE 1 a | Contact: <sip:100@10.0.0.1> | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
  0.1 2>1 100 1 INVITE a
  0.2 2>1 180 1 INVITE a to=t
  3.0 2>1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.2> | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
  3.1 1>2 ACK 1 b to=t`;

describe('bye-481', () => {
  it('fires when the other side does not know the call', async () => {
    const { 'bye-481': finding } = await find(`${SET_UP}
      33.0 1>2 BYE 2 c to=t
      33.1 2>1 481 2 BYE c to=t`);
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.1 ended the call 30 s after the answer, but 10.0.0.2 said 481: it has no such call.',
    );
    expect(frames(finding)).toEqual([7, 6]);
  });

  it('stays silent when BYEs crossed, when an earlier BYE was accepted, and on an answered call', async () => {
    expect(
      await rulesOn(`${SET_UP}
      33.00 1>2 BYE 2 c to=t
      33.01 2>1 BYE 1 d to=t
      33.02 2>1 481 2 BYE c to=t
      33.03 1>2 481 1 BYE d to=t`),
    ).not.toContain('bye-481');
    expect(
      await rulesOn(`${SET_UP}
      33.0 1>2 BYE 2 c to=t
      33.1 2>1 200 2 BYE c to=t
      33.5 1>2 BYE 3 d to=t
      33.6 2>1 481 3 BYE d to=t`),
    ).not.toContain('bye-481');
    expect(await find(ANSWERED)).toEqual({});
  });
});
