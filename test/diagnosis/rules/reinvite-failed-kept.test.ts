import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('reinvite-failed-kept', () => {
  it('tells how long it went on', async () => {
    const { 'reinvite-failed-kept': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      5.1 2>1 488 2 INVITE r2 to=t
      5.2 1>2 ACK 2 r2 to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 refused a re-INVITE with 488; the call went on unchanged for 35 s.');
    expect(frames(finding)).toEqual([5, 4]);
  });

  it('is a remark when a later one was taken', async () => {
    const { 'reinvite-failed-kept': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      5.1 2>1 488 2 INVITE r2 to=t
      5.2 1>2 ACK 2 r2 to=t
      9 1>2 INVITE 3 r3 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      9.1 2>1 200 3 INVITE r3 to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      9.2 1>2 ACK 3 rk3 to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
    );
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 refused a re-INVITE with 488; a later one was taken.');
    expect(frames(finding)).toEqual([5, 4]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // it ended the call
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      5.1 2>1 488 2 INVITE r2 to=t
      5.2 1>2 ACK 2 r2 to=t
      5.5 1>2 BYE 9 z to=t
      5.6 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('reinvite-failed-kept');
    // taken
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      5.1 2>1 200 2 INVITE r2 to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      5.2 1>2 ACK 2 rk2 to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('reinvite-failed-kept');
    // challenged
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      5.1 2>1 407 2 INVITE r2 to=t
      5.2 1>2 ACK 2 r2 to=t
      6 1>2 INVITE 3 r3 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      6.1 2>1 200 3 INVITE r3 to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      6.2 1>2 ACK 3 rk3 to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('reinvite-failed-kept');
    // glare
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      5.1 2>1 491 2 INVITE r2 to=t
      5.2 1>2 ACK 2 r2 to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('reinvite-failed-kept');
    expect(await find(ANSWERED)).toEqual({});
  });
});
