import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const SET_UP = `
  0.0 1>2 INVITE 1 a | Contact: <sip:100@10.0.0.1> | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
  0.1 2>1 100 1 INVITE a
  0.2 2>1 180 1 INVITE a to=t
  3.0 2>1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.2> | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
  3.1 1>2 ACK 1 b to=t`;

describe('bye-crossing', () => {
  it('fires when both hang up at once', async () => {
    const { 'bye-crossing': finding } = await find(`${SET_UP}
      33.00 1>2 BYE 2 c to=t
      33.02 2>1 BYE 1 d to=t
      33.03 2>1 481 2 BYE c to=t
      33.04 1>2 200 1 BYE d to=t`);
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.1 and 10.0.0.2 sent a BYE each, 20 ms apart: they crossed.');
    expect(frames(finding)).toEqual([6, 7]);
  });

  it('stays silent on one BYE at two hops, and when the first was answered before', async () => {
    expect(
      await rulesOn(`
      0.0 1>2 INVITE 1 a
      0.1 2>3 INVITE 1 p,a
      3.0 3>2 200 1 INVITE p,a to=t
      3.1 2>1 200 1 INVITE a to=t
      3.2 1>2 ACK 1 b to=t
      3.3 2>3 ACK 1 q,b to=t
      33.0 3>2 BYE 1 c to=t
      33.1 2>1 BYE 1 r,c to=t
      33.2 1>2 200 1 BYE r,c to=t
      33.3 2>3 200 1 BYE c to=t`),
    ).toEqual([]);
    expect(
      await rulesOn(`${SET_UP}
      33.0 1>2 BYE 2 c to=t
      33.1 2>1 200 2 BYE c to=t
      33.2 2>1 BYE 1 d to=t`),
    ).not.toContain('bye-crossing');
    expect(await find(ANSWERED)).toEqual({});
  });
});
